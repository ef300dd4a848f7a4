package dev.barkeep.storage.memory;

import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What happened to the application. */
final class Events implements SystemEventRepository {

    private final Table<SystemEvent> table;

    Events(Table<SystemEvent> table) {
        this.table = table;
    }

    @Override
    public Stored<SystemEvent> append(SystemEvent event) {
        FieldRules.required("event", event);
        try {
            return table.add(event);
        } catch (StorageException e) {
            throw new EventNotRecordedException(event.eventType(), e);
        }
    }

    @Override
    public List<Stored<SystemEvent>> findLatest(EventFilter filter, int limit) {
        FieldRules.required("filter", filter);
        FieldRules.limit("limit", limit);
        return table.rows()
                .filter(row -> filter.eventType() == null
                        || filter.eventType().equals(row.value().eventType()))
                .filter(row -> filter.severity() == null
                        || filter.severity().equals(row.value().severity()))
                .filter(row -> filter.created().contains(row.createdAt()))
                .sorted(Comparator.comparing((Stored<SystemEvent> row) -> row.id())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public long deleteCreatedBefore(Instant before) {
        FieldRules.required("before", before);
        return table.delete(row -> row.createdAt().isBefore(before));
    }
}
