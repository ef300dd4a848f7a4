package dev.barkeep.storage.mybatis.table;

import dev.barkeep.storage.model.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A table, in the order of its record. Beside the columns of the caller it has {@code created_at} and {@code updated_at}, and an
 * {@code id} if the storage numbers its rows.
 *
 * @param <T> its record
 * @param name its name
 * @param row its record
 * @param keys the columns of its natural key; none if the storage numbers its rows
 * @param values the other columns of the caller
 * @param indexes its indexes beside the key
 */
public record Table<T>(String name, Class<T> row, List<Column<T>> keys, List<Column<T>> values, List<Index> indexes) {

    private static final String ID = "id";

    /**
     * Says whether rows of the same key replace each other. Otherwise every row is a new one.
     *
     * @return whether it has a natural key
     */
    public boolean isKeyed() {
        return !keys.isEmpty();
    }

    /**
     * Gives the columns of the caller.
     *
     * @return keys, then values
     */
    public List<Column<T>> columns() {
        List<Column<T>> columns = new ArrayList<>(keys);
        columns.addAll(values);
        return columns;
    }

    /**
     * Gives the columns of rows that are new at a moment.
     *
     * @param now becomes created_at and updated_at
     * @return those of the caller, {@code created_at} and {@code updated_at}, each with its value
     */
    public List<Column<T>> columnsOfNew(Instant now) {
        List<Column<T>> columns = columns();
        columns.add(Column.required("created_at", ColumnType.INSTANT, row -> now));
        columns.add(Column.required("updated_at", ColumnType.INSTANT, row -> now));
        return columns;
    }

    /**
     * Gives the columns that the database has.
     *
     * @return {@code id} if the storage numbers the rows, those of the caller, and {@code created_at} and {@code updated_at}
     */
    public List<Column<T>> allColumns() {
        List<Column<T>> columns = new ArrayList<>();
        if (!isKeyed()) {
            columns.add(Column.given(ID, ColumnType.ID));
        }
        columns.addAll(columns());
        columns.add(Column.given("created_at", ColumnType.INSTANT));
        columns.add(Column.given("updated_at", ColumnType.INSTANT));
        return columns;
    }

    /**
     * Names the columns of the primary key.
     *
     * @return those of the natural key, in order, or {@code id}
     */
    public List<String> primaryKey() {
        return isKeyed() ? keys.stream().map(Column::name).toList() : List.of(ID);
    }

    /**
     * Describes it as a version of the tables had it.
     *
     * @param version the version
     * @return without what came later
     */
    public Table<T> at(int version) {
        return new Table<>(
                name,
                row,
                keys,
                values.stream().filter(column -> column.since() <= version).toList(),
                indexes.stream().filter(index -> index.since() <= version).toList());
    }

    /**
     * Describes its rows as they are stored, with their ids and times.
     *
     * @return all columns that the database has, each with its value
     */
    public StoredColumns<T> stored() {
        List<Column<Stored<T>>> stored = new ArrayList<>();
        for (Column<T> column : columns()) {
            stored.add(new Column<>(
                    column.name(),
                    column.type(),
                    column.presence(),
                    row -> column.value().apply(row.value()),
                    column.since()));
        }
        stored.add(Column.required("created_at", ColumnType.INSTANT, Stored::createdAt));
        stored.add(Column.required("updated_at", ColumnType.INSTANT, Stored::updatedAt));
        return isKeyed()
                ? new StoredColumns<>(
                        name,
                        List.copyOf(stored.subList(0, keys.size())),
                        List.copyOf(stored.subList(keys.size(), stored.size())))
                : new StoredColumns<>(name, List.of(Column.required(ID, ColumnType.ID, Stored::id)), stored);
    }

    /**
     * Orders rows as the key does.
     *
     * @return a total order of keys; rows that it takes for equal replace each other
     */
    public Comparator<T> keyOrder() {
        return (one, other) -> {
            for (Column<T> key : keys) {
                @SuppressWarnings("unchecked") // A key has a value, and all types of keys are ordered.
                Comparable<Object> value =
                        (Comparable<Object>) Objects.requireNonNull(key.value().apply(one));
                int order = value.compareTo(Objects.requireNonNull(key.value().apply(other)));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }
}
