package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

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
                characters += characters(table, row);
                chunk.add(row);
            }
            written += table.isKeyed()
                    ? merge(session.connection(), statements, table, chunk, now)
                    : fill(session.connection(), statements, table, chunk, now);
        }
        return written;
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
        long written = 0;
        int from = 0;
        while (from < rows.size()) {
            int size = statementSize(table, rows, from);
            try (PreparedStatement statement = connection.prepareStatement(statements.fill(size))) {
                // Of all sizes together the server would keep too many.
                statement.setPoolable(false);
                // As long as the next rows are as many, the statement is prepared once.
                do {
                    bind(statement, table, rows.subList(from, from + size), now);
                    written += statement.executeLargeUpdate();
                    from += size;
                } while (from < rows.size() && statementSize(table, rows, from) == size);
            }
        }
        return written;
    }

    private <T> void bind(PreparedStatement statement, Table<T> table, List<T> rows, Instant now) throws SQLException {
        List<Column<T>> columns = table.columns();
        int index = 1;
        for (T row : rows) {
            for (Column<T> column : columns) {
                types.set(statement, index++, column.type(), column.value().apply(row));
            }
            types.setInstant(statement, index++, now);
            types.setInstant(statement, index++, now);
        }
    }

    private static <T> int statementSize(Table<T> table, List<T> rows, int from) {
        int size = 0;
        long characters = 0;
        while (size < STATEMENT_ROWS && from + size < rows.size()) {
            characters += characters(table, rows.get(from + size));
            if (size > 0 && characters > STATEMENT_CHARACTERS) {
                break;
            }
            size++;
        }
        return size;
    }

    private static <T> long characters(Table<T> table, T row) {
        long characters = 0;
        for (Column<T> column : table.values()) {
            // Tickers and names are short whatever they are.
            if (column.type() == ColumnType.TEXT && column.value().apply(row) instanceof String text) {
                characters += text.length();
            }
        }
        return characters;
    }
}
