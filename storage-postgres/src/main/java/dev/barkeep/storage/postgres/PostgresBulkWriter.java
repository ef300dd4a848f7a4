package dev.barkeep.storage.postgres;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkSession;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many rows by COPY, where the user may make temporary tables and the connection shows itself to be the driver's; else by
 * batches.
 */
final class PostgresBulkWriter implements BulkWriter {

    /** Below this the temporary table costs more than it saves. */
    private static final int LEAST = 200;

    private final boolean mayStage;

    /**
     * Makes the writer.
     *
     * @param mayStage whether the user may make temporary tables
     */
    PostgresBulkWriter(boolean mayStage) {
        this.mayStage = mayStage;
    }

    @Override
    public int least() {
        return LEAST;
    }

    @Override
    public <T> long write(WriteSession session, Table<T> table, List<T> rows, Instant now) throws SQLException {
        PGConnection driver = table.isKeyed() && !mayStage ? null : unwrap(session.connection());
        if (driver == null) {
            return session.batch(table, rows, now);
        }
        CopyStatements statements = new CopyStatements(table);
        List<Column<T>> columns = table.columnsOfNew(now);
        if (!table.isKeyed()) {
            return copy(session, driver, statements.copy(), columns, rows);
        }
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(statements.createStage());
            copy(session, driver, statements.copy(), columns, rows);
            long written = session.isWholeTransaction() && !differs(statement, statements)
                    ? 0
                    : statement.executeLargeUpdate(statements.merge());
            statement.execute(statements.clearStage());
            return written;
        }
    }

    @Override
    public <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        PutStatements statements = new PutStatements(columns);
        PGConnection driver = rows.size() < LEAST || !mayStage ? null : unwrap(session.connection());
        if (driver == null) {
            session.batch(columns, rows, statements.put());
            return;
        }
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(statements.createStage());
            copy(session, driver, statements.copy(), columns.columns(), rows);
            statement.executeLargeUpdate(statements.putStage());
            statement.execute(statements.clearStage());
        }
    }

    private static boolean differs(Statement statement, CopyStatements statements) throws SQLException {
        try (ResultSet row = statement.executeQuery(statements.differs())) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static <R> long copy(
            BulkSession session, PGConnection driver, String sql, List<Column<R>> columns, List<R> rows)
            throws SQLException {
        long started = System.nanoTime();
        CopyIn copy = driver.getCopyAPI().copyIn(sql);
        try {
            new BinaryCopy(copy).send(columns, rows);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            session.echo(sql, started);
        }
    }

    private static @Nullable PGConnection unwrap(Connection connection) {
        try {
            return connection.isWrapperFor(PGConnection.class) ? connection.unwrap(PGConnection.class) : null;
        } catch (SQLException e) {
            // Then the statements on it fail as well, and say why.
            return null;
        }
    }
}
