package dev.barkeep.storage.memory;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table in a scope: what all repositories do alike.
 *
 * @param <T> the table's record
 */
final class Table<T> implements StoredRows<T> {

    private final StoredTable<T> table;
    private final Scope scope;
    private final Supplier<Timestamps> times;

    Table(StoredTable<T> table, Scope scope, Supplier<Timestamps> times) {
        this.table = table;
        this.scope = scope;
        this.times = times;
    }

    /** All rows by key, ascending. */
    Stream<Stored<T>> rows() {
        return scope.contents().rows(table);
    }

    /** All values by key, ascending. */
    Stream<T> values() {
        return rows().map(Stored::value);
    }

    Stream<T> stream(Stream<T> rows) {
        return scope.stream("stream " + table, rows.toList());
    }

    Scope scope() {
        return scope;
    }

    Timestamps now() {
        return times.get();
    }

    /** A row that has the key of a value, to look others up by. */
    static <T> Stored<T> key(T value) {
        return new Stored<>(0, Instant.EPOCH, Instant.EPOCH, value);
    }

    /** Saves rows that have a natural key. */
    SaveResult saveAll(Collection<? extends T> rows) {
        // Looked at before anything is written: a refusal leaves a transaction as it was.
        List<T> given = present(rows);
        scope.contents();
        return given.isEmpty() ? new SaveResult(0, 0) : scope.write(contents -> save(contents, given.iterator()));
    }

    /** Saves rows that have a natural key, as they come. */
    SaveResult saveAll(Stream<? extends T> rows) {
        // Closed twice: within the call, which what it throws has to undo, and whatever happened before that.
        try (Stream<? extends T> given = FieldRules.required("rows", rows)) {
            return scope.write(contents -> {
                try (given) {
                    return save(contents, given.iterator());
                }
            });
        }
    }

    private Change<SaveResult> save(Contents contents, Iterator<? extends T> rows) {
        Timestamps now = times.get();
        NavigableMap<Stored<T>, Stored<T>> lastOfEach = new TreeMap<>(table.keyOrder());
        while (rows.hasNext()) {
            Stored<T> row = new Stored<>(0, now.createdAt(), now.updatedAt(), FieldRules.required("row", rows.next()));
            lastOfEach.put(row, row);
        }
        NavigableMap<Stored<T>, Stored<T>> all = contents.copy(table);
        long written = 0;
        for (Stored<T> row : lastOfEach.values()) {
            Stored<T> before = all.get(row);
            if (before == null) {
                all.put(row, row);
                written++;
            } else if (!before.value().equals(row.value())) {
                Stored<T> after = new Stored<>(0, before.createdAt(), row.updatedAt(), row.value());
                all.put(after, after);
                written++;
            }
        }
        return new Change<>(contents.with(table, all), new SaveResult(written, lastOfEach.size() - written));
    }

    /** Adds a row that the storage numbers. */
    Stored<T> add(T row) {
        FieldRules.required("row", row);
        return scope.write(contents -> {
            Stored<T> added = numbered(row, times.get());
            return put(contents, added, added);
        });
    }

    /** Adds rows that the storage numbers. */
    long addAll(Collection<? extends T> rows) {
        List<T> given = present(rows);
        scope.contents();
        if (given.isEmpty()) {
            return 0;
        }
        return scope.write(contents -> {
            NavigableMap<Stored<T>, Stored<T>> all = contents.copy(table);
            Timestamps now = times.get();
            for (T row : given) {
                Stored<T> added = numbered(row, now);
                all.put(added, added);
            }
            return new Change<>(contents.with(table, all), (long) given.size());
        });
    }

    private Stored<T> numbered(T row, Timestamps now) {
        return new Stored<>(scope.nextId(table), now.createdAt(), now.updatedAt(), row);
    }

    /** Deletes rows and says how many. */
    long delete(Predicate<Stored<T>> doomed) {
        return scope.write(contents -> {
            NavigableMap<Stored<T>, Stored<T>> all = contents.copy(table);
            int before = all.size();
            all.values().removeIf(doomed);
            return new Change<>(contents.with(table, all), (long) before - all.size());
        });
    }

    /** Replaces one row, or adds it. */
    <R extends @Nullable Object> Change<R> put(Contents contents, Stored<T> row, R result) {
        NavigableMap<Stored<T>, Stored<T>> all = contents.copy(table);
        all.put(row, row);
        return new Change<>(contents.with(table, all), result);
    }

    @Override
    public Stream<Stored<T>> stream(Range<Instant> updated) {
        FieldRules.required("range", updated);
        return scope.stream(
                "stream rows of " + table,
                rows().filter(row -> updated.contains(row.updatedAt())).toList());
    }

    @Override
    public long putAll(Stream<? extends Stored<T>> rows) {
        // Closed twice, as above.
        try (Stream<? extends Stored<T>> given = FieldRules.required("rows", rows)) {
            return scope.write(contents -> {
                try (given) {
                    return putAll(contents, given.iterator());
                }
            });
        }
    }

    private Change<Long> putAll(Contents contents, Iterator<? extends Stored<T>> rows) {
        NavigableMap<Stored<T>, Stored<T>> lastOfEach = new TreeMap<>(table.keyOrder());
        while (rows.hasNext()) {
            Stored<T> row = checked(rows.next());
            lastOfEach.put(row, row);
        }
        NavigableMap<Stored<T>, Stored<T>> all = contents.copy(table);
        all.putAll(lastOfEach);
        if (table.isNumbered() && !lastOfEach.isEmpty()) {
            scope.raiseIds(table, lastOfEach.lastKey().id());
        }
        return new Change<>(contents.with(table, all), (long) lastOfEach.size());
    }

    private Stored<T> checked(@Nullable Stored<T> given) {
        Stored<T> row = FieldRules.required("row", given);
        FieldRules.required("value", row.value());
        if (table.isNumbered() ? row.id() < 1 : row.id() != 0) {
            throw new InvalidDataException(
                    "id", row.id(), table.isNumbered() ? "must be 1 or more" : "must be 0: the row has a natural key");
        }
        return new Stored<>(
                row.id(),
                FieldRules.instant("created_at", row.createdAt()),
                FieldRules.instant("updated_at", row.updatedAt()),
                row.value());
    }

    private static <T> List<T> present(@Nullable Collection<? extends T> rows) {
        List<T> all = new ArrayList<>();
        for (T row : FieldRules.required("rows", rows)) {
            all.add(FieldRules.required("row " + all.size(), row));
        }
        return all;
    }
}
