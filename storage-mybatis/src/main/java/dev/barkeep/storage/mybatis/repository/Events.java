package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.mybatis.mapper.SystemEventMapper;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** What happened to the application. */
final class Events implements SystemEventRepository {

    private static final Table<SystemEvent> TABLE = Tables.SYSTEM_EVENTS;

    private final CallScope scope;
    private final Writes writes;

    Events(CallScope scope, Writes writes) {
        this.scope = scope;
        this.writes = writes;
    }

    @Override
    public Stored<SystemEvent> append(SystemEvent event) {
        FieldRules.required("event", event);
        try {
            return writes.add(TABLE, SystemEventMapper.class, event, SystemEventMapper::insert);
        } catch (StorageException e) {
            throw new EventNotRecordedException(event.eventType(), e);
        }
    }

    @Override
    public List<Stored<SystemEvent>> findLatest(EventFilter filter, int limit) {
        FieldRules.required("filter", filter);
        int checkedLimit = FieldRules.limit("limit", limit);
        return Collections.unmodifiableList(scope.read(
                "read " + TABLE.name(),
                work -> work.mapper(SystemEventMapper.class).findLatest(filter, checkedLimit)));
    }

    @Override
    public long deleteCreatedBefore(Instant before) {
        scope.requireOpen();
        Bounds<Instant> bounds = Bounds.ofInstants(Range.before(FieldRules.required("before", before)));
        return bounds.isEmpty()
                ? 0
                : scope.write(
                        "delete from " + TABLE.name(),
                        work -> work.mapper(SystemEventMapper.class).deleteCreatedBefore(bounds.to()));
    }
}
