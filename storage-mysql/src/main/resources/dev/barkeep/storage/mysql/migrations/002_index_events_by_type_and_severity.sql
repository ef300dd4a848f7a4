-- // The newest events of a type and a severity, if each alone has many: without reading all of the one or the other.
-- There is no CREATE INDEX IF NOT EXISTS that both products take, so that the script asks first.

SET @change = (SELECT IF(COUNT(*) = 0,
        'CREATE INDEX system_events_type_severity ON system_events (event_type, severity, id)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'system_events' AND index_name = 'system_events_type_severity');
PREPARE change_once FROM @change;
EXECUTE change_once;
DEALLOCATE PREPARE change_once;

-- //@UNDO

SET @change = (SELECT IF(COUNT(*) = 0, 'DO 0', 'DROP INDEX system_events_type_severity ON system_events')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'system_events' AND index_name = 'system_events_type_severity');
PREPARE change_once FROM @change;
EXECUTE change_once;
DEALLOCATE PREPARE change_once;
