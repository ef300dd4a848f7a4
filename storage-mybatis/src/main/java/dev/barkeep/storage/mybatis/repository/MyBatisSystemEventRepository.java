package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.time.Instant;
import java.util.List;

/** What happened to the application. */
final class MyBatisSystemEventRepository extends TableRepository<SystemEvent, SystemEventMapper>
        implements SystemEventRepository {

    MyBatisSystemEventRepository(CallScope scope, Writes writes) {
        super(Tables.SYSTEM_EVENTS, SystemEventMapper.class, scope, writes);
    }

    @Override
    public Stored<SystemEvent> append(SystemEvent event) {
        FieldRules.required("event", event);
        try {
            return writes.add(table, mapper, event, SystemEventMapper::insert);
        } catch (StorageException e) {
            throw new EventNotRecordedException(event.eventType(), e);
        }
    }

    @Override
    public List<Stored<SystemEvent>> findLatest(EventFilter filter, int limit) {
        Bounds<Instant> bounds =
                Bounds.ofInstants(FieldRules.required("filter", filter).created());
        int checkedLimit = FieldRules.limit("limit", limit);
        scope.requireOpen();
        return checkedLimit == 0 || bounds.isEmpty()
                ? List.of()
                : findList(statements -> statements.findLatest(filter, bounds.from(), bounds.to(), checkedLimit));
    }

    @Override
    public long deleteCreatedBefore(Instant before) {
        return deleteCreatedBefore(before, SystemEventMapper::deleteCreatedBefore);
    }
}
