package dev.barkeep.storage.mysql;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.MultiRowStatements;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
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

    /** Rows in the temporary table. */
    private static final int CHUNK_ROWS = 10_000;

    private static final int STATEMENT_ROWS = 500;

    /** Four bytes each at most: a packet is a megabyte, or one row, and servers take 16 by default. */
    private static final int STATEMENT_CHARACTERS = 250_000;

    private final MultiRowStatements inserts;
    private final boolean mayStage;

    /**
     * Makes the writer.
     *
     * @param types binds values
     * @param mayStage whether the user may make temporary tables
     */
    MySqlBulkWriter(ColumnTypes types, boolean mayStage) {
        this.inserts = new MultiRowStatements(types, STATEMENT_ROWS, STATEMENT_CHARACTERS);
        this.mayStage = mayStage;
    }

    @Override
    public int least() {
        return LEAST;
    }

    @Override
    public <T> long write(WriteSession session, Table<T> table, List<T> rows, Instant now) throws SQLException {
        StagedStatements statements = new StagedStatements(table);
        if (!table.isKeyed()) {
            return fill(session.connection(), statements, table, rows, now);
        }
        if (!mayStage) {
            return session.batch(table, rows, now);
        }
        long written = 0;
        for (int from = 0; from < rows.size(); from += CHUNK_ROWS) {
            List<T> chunk = rows.subList(from, Math.min(from + CHUNK_ROWS, rows.size()));
            written += merge(session.connection(), statements, table, chunk, now);
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
        inserts.execute(session.connection(), size -> columns.insert("REPLACE INTO", size), columns.columns(), rows);
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
        return inserts.execute(connection, statements::fill, table.columnsOfNew(now), rows);
    }
}
