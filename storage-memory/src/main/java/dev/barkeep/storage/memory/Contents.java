package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rows of all tables at one moment. Immutable. */
final class Contents {

    /** No rows. */
    static final Contents EMPTY = new Contents(Map.of());

    /** The rows of each table that has any, each under a row of the same key, in the order of {@link StoredTable#keyOrder}. */
    private final Map<StoredTable<?>, NavigableMap<?, ?>> tables;

    private Contents(Map<StoredTable<?>, NavigableMap<?, ?>> tables) {
        this.tables = tables;
    }

    /** The rows of a table by key, ascending. */
    <T> Stream<Stored<T>> rows(StoredTable<T> table) {
        return byKey(table).values().stream();
    }

    /** The values of a table by key, ascending. */
    <T> Stream<T> values(StoredTable<T> table) {
        return rows(table).map(Stored::value);
    }

    /** The rows of a table, to be changed by the caller and given to {@link #with}. */
    <T> NavigableMap<Stored<T>, Stored<T>> copy(StoredTable<T> table) {
        NavigableMap<Stored<T>, Stored<T>> copy = new TreeMap<>(table.keyOrder());
        copy.putAll(byKey(table));
        return copy;
    }

    /** The same with other rows in one table. */
    <T> Contents with(StoredTable<T> table, NavigableMap<Stored<T>, Stored<T>> rows) {
        Map<StoredTable<?>, NavigableMap<?, ?>> changed = new HashMap<>(tables);
        changed.put(table, rows);
        return new Contents(changed);
    }

    @SuppressWarnings("unchecked") // A table's rows are put by with() alone.
    private <T> NavigableMap<Stored<T>, Stored<T>> byKey(StoredTable<T> table) {
        NavigableMap<?, ?> rows = tables.get(table);
        return rows == null ? Collections.emptyNavigableMap() : (NavigableMap<Stored<T>, Stored<T>>) rows;
    }
}
