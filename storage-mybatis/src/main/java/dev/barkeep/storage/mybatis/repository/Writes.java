package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.session.Call;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.session.Session;
import dev.barkeep.storage.mybatis.session.SourceIterator;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.TextLengths;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What all repositories do alike when they write: one moment a call, one road for one row or many. */
final class Writes {

    /**
     * Rows that are handed over together. On the way of more it is asked whether the storage is still open, and a database need not set
     * aside more than these.
     */
    private static final int PART = 500_000;

    private final CallScope scope;
    private final SqlDatabase database;
    private final BulkWriter writer;
    private final Supplier<Timestamps> times;
    private final boolean restores;

    private Writes(CallScope scope, SqlDatabase database, Supplier<Timestamps> times, boolean restores) {
        this.scope = scope;
        this.database = database;
        this.writer = database.bulkWriter();
        this.times = times;
        this.restores = restores;
    }

    /** Writes rows that are stored now. */
    static Writes now(CallScope scope, SqlDatabase database, Clock clock) {
        return new Writes(
                scope,
                database,
                () -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return new Timestamps(now, now);
                },
                false);
    }

    /** Writes rows that were stored elsewhere before, at the given times. */
    static Writes restoring(CallScope scope, SqlDatabase database, Timestamps given) {
        return new Writes(scope, database, () -> given, true);
    }

    /** Inserts or replaces rows that have a key of their own. */
    <T> SaveResult save(Table<T> table, Class<?> mapper, Collection<? extends T> rows) {
        scope.requireOpen();
        List<T> distinct = LastOfEach.of(FieldRules.required("rows", rows).iterator(), 0, table.keyOrder());
        if (distinct.isEmpty()) {
            return new SaveResult(0, 0);
        }
        String doing = "write to " + table.name();
        Call<Long> call = session -> new Target<>(session, mapper, table, distinct.size() <= PART).write(distinct);
        long written = distinct.size() == 1 && goesByStatement(1)
                ? scope.writeByOneStatement(doing, call)
                : scope.write(doing, call);
        return new SaveResult(written, distinct.size() - written);
    }

    /** Inserts or replaces rows as they come. */
    <T> SaveResult save(Table<T> table, Class<?> mapper, Stream<? extends T> rows) {
        // Closed twice: within the transaction, where it can still undo the call, and whatever happened before that.
        try (Stream<? extends T> all = FieldRules.required("rows", rows)) {
            SourceIterator<T> source = new SourceIterator<>(all);
            RowChunks<T> chunks = new RowChunks<>(source, new TextLengths<>(table.columns()), table.keyOrder());
            return scope.write("write to " + table.name(), session -> {
                Target<T> target = new Target<>(session, mapper, table, false);
                long distinct = 0;
                long written = 0;
                for (List<T> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                    distinct += chunk.size();
                    written += target.write(chunk);
                }
                source.close();
                return new SaveResult(written, distinct - written);
            });
        }
    }

    /** Adds a row that the storage numbers. */
    <T, M> Stored<T> add(Table<T> table, Class<M> mapper, T row, BiConsumer<M, NewRow<T>> insert) {
        FieldRules.required("row", row);
        NewRow<T> added = scope.write("add to " + table.name(), session -> {
            Timestamps stamp = times();
            NewRow<T> parameter = new NewRow<>(row, stamp.createdAt(), stamp.updatedAt());
            insert.accept(session.mapper(mapper), parameter);
            return parameter;
        });
        return new Stored<>(added.getId(), added.getCreated(), added.getNow(), row);
    }

    /** Adds rows that the storage numbers. */
    <T> long addAll(Table<T> table, Class<?> mapper, Collection<T> rows) {
        scope.requireOpen();
        List<T> all = new ArrayList<>();
        for (T row : FieldRules.required("rows", rows)) {
            all.add(FieldRules.required("row " + all.size(), row));
        }
        return all.isEmpty()
                ? 0
                : scope.write(
                        "add to " + table.name(),
                        session -> new Target<>(session, mapper, table, all.size() <= PART).write(all));
    }

    /** Stores rows with the ids and times that they carry. */
    <T> long put(StoredTable<T> stored, Table<T> table, Stream<? extends Stored<T>> rows) {
        // Closed twice, as above.
        try (Stream<? extends Stored<T>> all = FieldRules.required("rows", rows)) {
            SourceIterator<Stored<T>> source = new SourceIterator<>(all);
            StoredColumns<T> columns = table.stored();
            RowChunks<Stored<T>> chunks = new RowChunks<>(
                    new CheckedRows<>(stored, source), new TextLengths<>(columns.columns()), stored.keyOrder());
            return scope.write("put into " + table.name(), session -> {
                PutSession target = new BatchedPuts(session, database.dialect().columnTypes());
                long count = 0;
                long greatestId = 0;
                for (List<Stored<T>> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                    scope.requireOpen();
                    long id = chunk.get(chunk.size() - 1).id();
                    if (id > greatestId) {
                        // Before the rows, so that nobody else is given the id of one of them meanwhile.
                        database.dialect().raiseIds(session.connection(), table.name(), id);
                        greatestId = id;
                    }
                    writer.put(target, columns, chunk);
                    count += chunk.size();
                }
                source.close();
                return count;
            });
        }
    }

    /** The times that rows are stored with. Asked for within the transaction: the wait for a lock may be long. */
    Timestamps times() {
        return times.get();
    }

    /** Whether rows are written by a mapped statement each: bulk writers want many, and know one time for both columns. */
    private boolean goesByStatement(int rows) {
        return restores || rows < writer.least();
    }

    /** The table of a call, and the one time of its rows: a stream comes in parts, and so do very many rows. */
    private final class Target<T> {

        private final Table<T> table;
        private final Instant now;
        private final WriteSession session;

        Target(Session session, Class<?> mapper, Table<T> table, boolean isWholeCall) {
            Timestamps stamp = times();
            this.table = table;
            this.now = stamp.updatedAt();
            this.session = new MappedWrites(
                    session,
                    mapper,
                    table.isKeyed() ? "upsert" : "insertAll",
                    stamp.createdAt(),
                    isWholeCall && scope.commitsCalls());
        }

        long write(List<T> rows) throws SQLException {
            long written = 0;
            for (int from = 0; from < rows.size(); from += PART) {
                scope.requireOpen();
                written += writePart(rows.subList(from, Math.min(from + PART, rows.size())));
            }
            return written;
        }

        private long writePart(List<T> rows) throws SQLException {
            return goesByStatement(rows.size())
                    ? session.batch(table, rows, now)
                    : writer.write(session, table, rows, now);
        }
    }
}
