package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What the repositories do alike: calls of the mapper of one table, in the scope of a storage or a transaction.
 *
 * @param <T> the table's record
 * @param <M> the table's mapper
 */
abstract class TableRepository<T, M extends RowsMapper<T>> {

    /** Databases limit the parameters of a statement; this is far from any such limit. */
    private static final int KEYS_A_STATEMENT = 500;

    final Table<T> table;
    final Class<M> mapper;
    final CallScope scope;
    final Writes writes;

    TableRepository(Table<T> table, Class<M> mapper, CallScope scope, Writes writes) {
        this.table = table;
        this.mapper = mapper;
        this.scope = scope;
        this.writes = writes;
    }

    /** The same table, past its operations. */
    final StoredRows<T> rows(StoredTable<T> stored) {
        return new MyBatisStoredRows<>(stored, table, mapper, scope, writes);
    }

    <R> Optional<R> findOne(Function<M, @Nullable R> statement) {
        return Optional.ofNullable(scope.read(reading(), session -> statement.apply(session.mapper(mapper))));
    }

    <R> List<R> findList(Function<M, List<R>> statement) {
        return Collections.unmodifiableList(scope.read(reading(), session -> statement.apply(session.mapper(mapper))));
    }

    /** Reads what has more keys than a statement can have parameters, all of it as of one moment. */
    <K, R> List<R> findByKeys(List<K> keys, BiFunction<M, List<K>, List<R>> statement) {
        return scope.readOneMoment(reading(), session -> {
            List<R> found = new ArrayList<>();
            for (int i = 0; i < keys.size(); i += KEYS_A_STATEMENT) {
                List<K> some = keys.subList(i, Math.min(i + KEYS_A_STATEMENT, keys.size()));
                found.addAll(statement.apply(session.mapper(mapper), some));
            }
            return found;
        });
    }

    <R> Stream<R> stream(String doing, Function<M, Cursor<R>> statement) {
        return scope.stream(doing + " " + table.name(), session -> statement.apply(session.mapper(mapper)));
    }

    long delete(ToLongFunction<M> statement) {
        return scope.write("delete from " + table.name(), session -> statement.applyAsLong(session.mapper(mapper)));
    }

    /** Deletes rows that were stored before a moment; the bound is {@code null} if it is behind all that can be. */
    long deleteCreatedBefore(Instant before, BiFunction<M, @Nullable Instant, Long> statement) {
        scope.requireOpen();
        Bounds<Instant> bounds = Bounds.ofInstants(Range.before(FieldRules.required("before", before)));
        return bounds.isEmpty() ? 0 : delete(statements -> statement.apply(statements, bounds.to()));
    }

    private String reading() {
        return "read " + table.name();
    }
}
