package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.mapper.NewRow;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.session.UnitOfWork;
import dev.barkeep.storage.repository.SaveResult;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/** What all repositories do alike when they write: one moment a call, one road for one row or many. */
final class Writes {

    private static final int CHUNK = 10_000;

    private final CallScope scope;
    private final BulkWriter writer;
    private final Clock clock;

    Writes(CallScope scope, BulkWriter writer, Clock clock) {
        this.scope = scope;
        this.writer = writer;
        this.clock = clock;
    }

    /** Inserts or replaces rows that have a key of their own. */
    <T> SaveResult save(
            String table,
            Class<?> mapper,
            Collection<? extends T> rows,
            Function<? super T, ?> key,
            Comparator<? super T> order) {
        Collection<? extends T> distinct = LastOfEach.of(FieldRules.required("rows", rows), key, order);
        if (distinct.isEmpty()) {
            return new SaveResult(0, 0);
        }
        long written = write(table, mapper, "upsert", distinct.iterator());
        return new SaveResult(written, distinct.size() - written);
    }

    /** Inserts or replaces rows as they come. */
    <T> SaveResult save(
            String table,
            Class<?> mapper,
            Iterator<? extends T> rows,
            Function<? super T, ?> key,
            Comparator<? super T> order) {
        Counted<T> distinct = new Counted<>(LastOfEach.of(rows, CHUNK, key, order));
        long written = write(table, mapper, "upsert", distinct);
        return new SaveResult(written, distinct.count - written);
    }

    /** Adds a row that the storage numbers. */
    <T, M> Stored<T> add(String table, Class<M> mapper, T row, ToIntBiFunction<M, NewRow<T>> insert) {
        NewRow<T> added = new NewRow<>(FieldRules.required("row", row), now());
        scope.write("add to " + table, work -> insert.applyAsInt(work.mapper(mapper), added));
        return new Stored<>(added.getId(), added.getNow(), added.getNow(), row);
    }

    /** Adds rows that the storage numbers. */
    <T> long addAll(String table, Class<?> mapper, Collection<T> rows) {
        int index = 0;
        for (T row : FieldRules.required("rows", rows)) {
            FieldRules.required("row " + index++, row);
        }
        return rows.isEmpty() ? 0 : write(table, mapper, "insertAll", rows.iterator());
    }

    /** The moment at which rows are stored. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> long write(String table, Class<?> mapper, String statement, Iterator<? extends T> rows) {
        Instant now = now();
        Iterator<BulkWriter.Row<T>> parameters = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public BulkWriter.Row<T> next() {
                return new BulkWriter.Row<>(rows.next(), now);
            }
        };
        Function<UnitOfWork, Long> call = work -> writer.write(work, mapper.getName() + "." + statement, parameters);
        return scope.write("write to " + table, call);
    }

    private static final class Counted<T> implements Iterator<T> {

        private final Iterator<T> rows;
        private long count;

        Counted(Iterator<T> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public T next() {
            count++;
            return rows.next();
        }
    }
}
