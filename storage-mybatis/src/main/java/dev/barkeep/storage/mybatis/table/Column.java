package dev.barkeep.storage.mybatis.table;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that a caller gives the values of.
 *
 * @param <T> the table's record
 * @param name its name
 * @param type its type
 * @param value takes its value from a record; {@code null} if it is absent
 */
public record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {}
