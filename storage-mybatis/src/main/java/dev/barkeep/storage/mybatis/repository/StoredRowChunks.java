package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they are stored, checked and cut into what fits into memory. A chunk is complete before it is written: its rows may come
 * from a stream on the same connection.
 *
 * @param <T> the table's record
 */
final class StoredRowChunks<T> {

    private static final int ROWS = 10_000;

    /** Of text; a row may have a million characters, and more. */
    private static final int CHARACTERS = 2_000_000;

    private final StoredTable<T> table;
    private final List<Function<T, @Nullable Object>> texts;
    private final Iterator<Stored<T>> rows;
    private long number;

    StoredRowChunks(StoredTable<T> table, Table<T> columns, Iterator<Stored<T>> rows) {
        this.table = table;
        this.texts = columns.values().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .<Function<T, @Nullable Object>>map(Column::value)
                .toList();
        this.rows = rows;
    }

    /** The next rows, in the order of the key, of each key the last one; none at the end. */
    List<Stored<T>> next() {
        return List.copyOf(LastOfEach.of(
                new Iterator<Stored<T>>() {
                    private int count;
                    private long characters;

                    @Override
                    public boolean hasNext() {
                        return count < ROWS && characters < CHARACTERS && rows.hasNext();
                    }

                    @Override
                    public Stored<T> next() {
                        Stored<T> row = checked(rows.next());
                        count++;
                        characters += characters(row.value());
                        return row;
                    }
                },
                table.keyOrder()));
    }

    private Stored<T> checked(@Nullable Stored<T> given) {
        Stored<T> row = FieldRules.required("row " + number++, given);
        FieldRules.required("value", row.value());
        if (table.isNumbered() ? row.id() < 1 : row.id() != 0) {
            throw new InvalidDataException(
                    "id",
                    row.id(),
                    table.isNumbered()
                            ? "must be 1 or more in a row of " + table
                            : "must be 0: rows of " + table + " have a natural key");
        }
        Instant created = FieldRules.instant("created_at", row.createdAt());
        Instant updated = FieldRules.instant("updated_at", row.updatedAt());
        return created.equals(row.createdAt()) && updated.equals(row.updatedAt())
                ? row
                : new Stored<>(row.id(), created, updated, row.value());
    }

    private long characters(T value) {
        long characters = 0;
        for (Function<T, @Nullable Object> text : texts) {
            if (text.apply(value) instanceof String string) {
                characters += string.length();
            }
        }
        return characters;
    }
}
