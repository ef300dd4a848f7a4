package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.TextLengths;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes rows by statements of many rows each.
 *
 * @param types binds values
 * @param rows how many rows a statement has at most
 * @param characters how much text a statement has at most, unless a single row has more
 */
public record MultiRowStatements(ColumnTypes types, int rows, long characters) {

    /** How a statement is executed, and counted. */
    @FunctionalInterface
    public interface Execution {

        /**
         * Executes a statement.
         *
         * @param statement the statement, with its parameters bound
         * @param rows how many rows it has
         * @return its count
         * @throws SQLException from the driver
         */
        long execute(PreparedStatement statement, int rows) throws SQLException;
    }

    /**
     * Writes rows in order, by statements that a driver counts.
     *
     * @param <R> the row
     * @param connection where
     * @param sql gives the statement for a number of rows; its parameters are the columns, row by row
     * @param columns the columns
     * @param all the rows
     * @return the sum of the statements' update counts
     * @throws SQLException from the driver
     */
    public <R> long execute(Connection connection, IntFunction<String> sql, List<Column<R>> columns, List<R> all)
            throws SQLException {
        return execute(connection, sql, columns, all, (statement, size) -> statement.executeLargeUpdate());
    }

    /**
     * Executes statements about rows, in order.
     *
     * @param <R> the row
     * @param connection where
     * @param sql gives the statement for a number of rows; its parameters are the columns, row by row
     * @param columns the columns
     * @param all the rows
     * @param execution executes and counts a statement
     * @return the sum of the counts
     * @throws SQLException from the driver
     */
    public <R> long execute(
            Connection connection, IntFunction<String> sql, List<Column<R>> columns, List<R> all, Execution execution)
            throws SQLException {
        TextLengths<R> texts = new TextLengths<>(columns);
        long count = 0;
        int from = 0;
        while (from < all.size()) {
            int size = size(texts, all, from);
            try (PreparedStatement statement = connection.prepareStatement(sql.apply(size))) {
                // Of all sizes together a server or a driver would keep too many.
                statement.setPoolable(false);
                // As long as the next rows are as many, the statement is prepared once.
                do {
                    bind(statement, columns, all.subList(from, from + size));
                    count += execution.execute(statement, size);
                    from += size;
                } while (from < all.size() && size(texts, all, from) == size);
            }
        }
        return count;
    }

    private <R> void bind(PreparedStatement statement, List<Column<R>> columns, List<R> some) throws SQLException {
        int index = 1;
        for (R row : some) {
            for (Column<R> column : columns) {
                types.set(statement, index++, column.type(), column.value().apply(row));
            }
        }
    }

    private <R> int size(TextLengths<R> texts, List<R> all, int from) {
        int size = 0;
        long length = 0;
        while (size < rows && from + size < all.size()) {
            length += texts.characters(all.get(from + size));
            if (size > 0 && length > characters) {
                break;
            }
            size++;
        }
        return size;
    }
}
