package dev.barkeep.storage.mysql;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Many rows by statements of many rows: those with a key of their own into a temporary table, and from there by two statements
 * that leave alone what is the same; those that are always new right into their table.
 *
 * <p>The driver could put a batch together by itself (rewriteBatchedStatements), but then nobody knows what was changed.
 */
final class MySqlBulkWriter implements BulkWriter {

    /** Below this the temporary table costs more than it saves. */
    private static final int LEAST = 50;

    /** Rows in memory and in the temporary table. */
    private static final int CHUNK_ROWS = 10_000;

    /** Text in memory; a row may have a million characters. */
    private static final int CHUNK_CHARACTERS = 2_000_000;

    private static final int STATEMENT_ROWS = 500;

    /** Four bytes each at most: a packet is a megabyte, or one row, and servers take 16 by default. */
    private static final int STATEMENT_CHARACTERS = 250_000;

    private final ColumnTypes types;
    private final boolean mayStage;

    /**
     * Makes the writer.
     *
     * @param types binds values
     * @param mayStage whether the user may make temporary tables
     */
    MySqlBulkWriter(ColumnTypes types, boolean mayStage) {
        this.types = types;
        this.mayStage = mayStage;
    }

    @Override
    public int least() {
        return LEAST;
    }

    @Override
    public <T> long write(WriteSession session, Table<T> table, Iterator<T> rows, Instant now) throws SQLException {
        if (table.isKeyed() && !mayStage) {
            return session.batch(table, rows, now);
        }
        StagedStatements statements = new StagedStatements(table);
        long written = 0;
        while (rows.hasNext()) {
            // Complete before the connection is used: the rows may come from a stream on this very connection.
            List<T> chunk = new ArrayList<>();
            for (long characters = 0; chunk.size() < CHUNK_ROWS && characters < CHUNK_CHARACTERS && rows.hasNext(); ) {
                T row = rows.next();
                characters += characters(table.values(), row);
                chunk.add(row);
            }
            written += table.isKeyed()
                    ? merge(session.connection(), statements, table, chunk, now)
                    : fill(session.connection(), statements, table, chunk, now);
        }
        return written;
    }

    /**
     * By REPLACE, which needs no temporary table: what is the same need not be left alone here. Of numbered rows the last one comes
     * first: it moves the numbers on behind all of them, else somebody else would be given one on the way.
     */
    @Override
    public <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        List<Stored<T>> rest = rows;
        if (columns.keys().get(0).type() == ColumnType.ID) {
            int last = rows.size() - 1;
            replace(session, columns, rows.subList(last, last + 1));
            rest = rows.subList(0, last);
        }
        replace(session, columns, rest);
    }

    private <T> void replace(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        fill(session.connection(), size -> columns.insert("REPLACE INTO", size), columns.columns(), rows);
    }

    private <T> long merge(
            Connection connection, StagedStatements statements, Table<T> table, List<T> rows, Instant now)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // One that could not be dropped goes with the session, not with the transaction.
            statement.execute(statements.dropStage());
            statement.execute(statements.createStage());
            long written;
            try {
                fill(connection, statements, table, rows, now);
                long inserted = statement.executeLargeUpdate(statements.insert());
                long updated = inserted == rows.size() ? 0 : statement.executeLargeUpdate(statements.update());
                written = inserted + updated;
            } catch (SQLException e) {
                try {
                    statement.execute(statements.dropStage());
                } catch (SQLException left) {
                    e.addSuppressed(left);
                }
                throw e;
            }
            statement.execute(statements.dropStage());
            return written;
        }
    }

    private <T> long fill(Connection connection, StagedStatements statements, Table<T> table, List<T> rows, Instant now)
            throws SQLException {
        List<Column<T>> columns = table.columns();
        columns.add(Column.required("created_at", ColumnType.INSTANT, row -> now));
        columns.add(Column.required("updated_at", ColumnType.INSTANT, row -> now));
        return fill(connection, statements::fill, columns, rows);
    }

    private <R> long fill(Connection connection, IntFunction<String> insert, List<Column<R>> columns, List<R> rows)
            throws SQLException {
        long written = 0;
        int from = 0;
        while (from < rows.size()) {
            int size = statementSize(columns, rows, from);
            try (PreparedStatement statement = connection.prepareStatement(insert.apply(size))) {
                // Of all sizes together the server would keep too many.
                statement.setPoolable(false);
                // As long as the next rows are as many, the statement is prepared once.
                do {
                    bind(statement, columns, rows.subList(from, from + size));
                    written += statement.executeLargeUpdate();
                    from += size;
                } while (from < rows.size() && statementSize(columns, rows, from) == size);
            }
        }
        return written;
    }

    private <R> void bind(PreparedStatement statement, List<Column<R>> columns, List<R> rows) throws SQLException {
        int index = 1;
        for (R row : rows) {
            for (Column<R> column : columns) {
                types.set(statement, index++, column.type(), column.value().apply(row));
            }
        }
    }

    private static <R> int statementSize(List<Column<R>> columns, List<R> rows, int from) {
        int size = 0;
        long characters = 0;
        while (size < STATEMENT_ROWS && from + size < rows.size()) {
            characters += characters(columns, rows.get(from + size));
            if (size > 0 && characters > STATEMENT_CHARACTERS) {
                break;
            }
            size++;
        }
        return size;
    }

    private static <R> long characters(List<Column<R>> columns, R row) {
        long characters = 0;
        for (Column<R> column : columns) {
            // Tickers and names are short whatever they are.
            if (column.type() == ColumnType.TEXT && column.value().apply(row) instanceof String text) {
                characters += text.length();
            }
        }
        return characters;
    }
}
