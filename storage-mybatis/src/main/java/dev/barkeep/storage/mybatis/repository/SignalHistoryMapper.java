package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.SignalFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** Statements on {@code signal_history}. */
interface SignalHistoryMapper extends RowsMapper<SignalHistory> {

    int insert(NewRow<SignalHistory> row);

    int insertAll(Row<SignalHistory> row);

    @Nullable
    Stored<SignalHistory> find(@Param("id") long id);

    /** By date, then id, both descending. */
    List<Stored<SignalHistory>> search(
            @Param("filter") SignalFilter filter,
            @Param("from") @Nullable LocalDate from,
            @Param("to") @Nullable LocalDate to,
            @Param("after") PageRequest.@Nullable Cursor after,
            @Param("limit") int limit);

    /** In no order. */
    Cursor<SignalFacts> streamFacts(
            @Param("filter") SignalFilter filter,
            @Param("from") @Nullable LocalDate from,
            @Param("to") @Nullable LocalDate to);

    /** {@code null} deletes all. */
    long deleteCreatedBefore(@Param("before") @Nullable Instant before);
}
