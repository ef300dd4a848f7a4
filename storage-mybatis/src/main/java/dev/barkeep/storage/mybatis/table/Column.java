package dev.barkeep.storage.mybatis.table;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param <T> the table's record
 * @param name its name
 * @param type its type
 * @param presence whether every row has a value
 * @param value takes its value from a record; {@code null} if it is absent, or the storage gives it
 * @param since the version of the tables that first had it
 */
public record Column<T>(
        String name, ColumnType type, Presence presence, Function<T, @Nullable Object> value, int since) {

    /**
     * Describes a column that has a value in every row.
     *
     * @param <T> the table's record
     * @param name its name
     * @param type its type
     * @param value takes its value from a record
     * @return the column
     */
    public static <T> Column<T> required(String name, ColumnType type, Function<T, @Nullable Object> value) {
        return new Column<>(name, type, Presence.REQUIRED, value, 1);
    }

    /**
     * Describes a column whose value may be absent.
     *
     * @param <T> the table's record
     * @param name its name
     * @param type its type
     * @param value takes its value from a record; {@code null} if it is absent
     * @return the column
     */
    public static <T> Column<T> optional(String name, ColumnType type, Function<T, @Nullable Object> value) {
        return new Column<>(name, type, Presence.OPTIONAL, value, 1);
    }

    /**
     * Describes a column whose values the storage gives, and no record has.
     *
     * @param <T> the table's record
     * @param name its name
     * @param type its type
     * @return the column
     */
    static <T> Column<T> given(String name, ColumnType type) {
        return required(name, type, row -> null);
    }

    /**
     * Describes the same column as one that came later.
     *
     * @param version the version of the tables that first had it
     * @return the column
     */
    public Column<T> since(int version) {
        return new Column<>(name, type, presence, value, version);
    }
}
