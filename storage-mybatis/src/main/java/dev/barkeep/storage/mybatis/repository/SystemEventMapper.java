package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code system_events}. */
interface SystemEventMapper extends RowsMapper<SystemEvent> {

    int insert(NewRow<SystemEvent> row);

    /** By id descending. */
    List<Stored<SystemEvent>> findLatest(
            @Param("filter") EventFilter filter,
            @Param("from") @Nullable Instant from,
            @Param("to") @Nullable Instant to,
            @Param("limit") int limit);

    /** {@code null} deletes all. */
    long deleteCreatedBefore(@Param("before") @Nullable Instant before);
}
