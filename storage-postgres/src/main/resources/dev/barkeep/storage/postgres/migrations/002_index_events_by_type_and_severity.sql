-- // The newest events of a type and a severity, if each alone has many: without reading all of the one or the other.

CREATE INDEX system_events_type_severity ON system_events (event_type, severity, id);

-- //@UNDO

DROP INDEX system_events_type_severity;
