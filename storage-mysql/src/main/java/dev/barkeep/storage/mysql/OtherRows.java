package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of which most may be there already, the same: where many were so, the next ones are looked up first, and only those that
 * are others are written. To read a row costs a third of sending it and having it compared.
 *
 * @param <T> the record
 * @param types binds and reads values
 * @param table a table with a natural key
 */
record OtherRows<T>(ColumnTypes types, Table<T> table) {

    /** After so many rows it is decided anew. */
    private static final int SECTION = 2_000;

    /** To write fewer rows of a series costs less than to ask for them. */
    private static final int LEAST = 50;

    /** How rows are written. */
    @FunctionalInterface
    interface Writer<T> {

        /**
         * Writes rows.
         *
         * @param rows the rows, by key ascending; maybe none
         * @return how many were inserted or changed
         * @throws SQLException from the driver
         */
        long write(List<T> rows) throws SQLException;
    }

    /**
     * Writes rows.
     *
     * @param connection where
     * @param rows the rows, by key ascending
     * @param writer writes those that are not known to be there
     * @return how many were inserted or changed
     * @throws SQLException from the driver
     */
    long write(Connection connection, List<T> rows, Writer<T> writer) throws SQLException {
        // Texts that are there may be larger than the memory.
        boolean readable = table.values().stream().noneMatch(column -> column.type() == ColumnType.TEXT);
        boolean mostlyTheSame = false;
        long written = 0;
        for (int from = 0; from < rows.size(); from += SECTION) {
            List<T> section = rows.subList(from, Math.min(from + SECTION, rows.size()));
            long changed = writer.write(readable && mostlyTheSame ? others(connection, section) : section);
            mostlyTheSame = changed < section.size() / 2;
            written += changed;
        }
        return written;
    }

    private List<T> others(Connection connection, List<T> rows) throws SQLException {
        List<Column<T>> series = table.keys().subList(0, table.keys().size() - 1);
        List<T> others = new ArrayList<>();
        for (int from = 0, to; from < rows.size(); from = to) {
            List<@Nullable Object> name = values(series, rows.get(from));
            for (to = from + 1; to < rows.size() && values(series, rows.get(to)).equals(name); ) {
                to++;
            }
            List<T> some = rows.subList(from, to);
            Set<List<@Nullable Object>> there = some.size() < LEAST ? Set.of() : there(connection, series, some);
            for (T row : some) {
                if (!there.contains(values(table.columns(), row))) {
                    others.add(row);
                }
            }
        }
        return others;
    }

    /** Locks the rows that are there, as writing them would. */
    private Set<List<@Nullable Object>> there(Connection connection, List<Column<T>> series, List<T> rows)
            throws SQLException {
        Column<T> last = table.keys().get(series.size());
        List<Column<T>> columns = table.columns();
        try (PreparedStatement statement = connection.prepareStatement(new TableStatements(table).lock(rows.size()))) {
            // Of all sizes together the server would keep too many.
            statement.setPoolable(false);
            int parameter = 1;
            for (Column<T> column : series) {
                types.set(statement, parameter++, column.type(), column.value().apply(rows.get(0)));
            }
            for (T row : rows) {
                types.set(statement, parameter++, last.type(), last.value().apply(row));
            }
            Set<List<@Nullable Object>> there = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    @Nullable Object[] values = new @Nullable Object[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = types.get(row, i + 1, columns.get(i).type());
                    }
                    there.add(Arrays.asList(values));
                }
            }
            return there;
        }
    }

    private static <T> List<@Nullable Object> values(List<Column<T>> columns, T row) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        Arrays.setAll(values, i -> columns.get(i).value().apply(row));
        return Arrays.asList(values);
    }
}
