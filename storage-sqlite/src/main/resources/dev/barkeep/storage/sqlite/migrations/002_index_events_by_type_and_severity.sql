-- // The newest events of a type and a severity, if each alone has many: without reading all of the one or the other.
-- The id, which every index entry ends with, has them in order.

CREATE INDEX system_events_type_severity ON system_events (event_type, severity);

-- //@UNDO

DROP INDEX system_events_type_severity;
