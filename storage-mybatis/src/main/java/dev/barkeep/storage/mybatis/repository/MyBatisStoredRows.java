package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The rows of a table as they are stored.
 *
 * @param <T> the table's record
 * @param <M> the table's mapper
 */
final class MyBatisStoredRows<T, M extends RowsMapper<T>> extends TableRepository<T, M> implements StoredRows<T> {

    private final StoredTable<T> stored;

    MyBatisStoredRows(StoredTable<T> stored, Table<T> table, Class<M> mapper, CallScope scope, Writes writes) {
        super(table, mapper, scope, writes);
        this.stored = stored;
    }

    @Override
    public Stream<Stored<T>> stream(Range<Instant> updated) {
        scope.requireOpen();
        Bounds<Instant> bounds = Bounds.ofInstants(updated);
        return bounds.isEmpty()
                ? Stream.empty()
                : stream("stream rows of", statements -> statements.streamRows(bounds.from(), bounds.to()));
    }

    @Override
    public long putAll(Stream<? extends Stored<T>> rows) {
        return writes.put(stored, table, rows);
    }
}
