package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.mybatis.migration.Migrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteErrorCode;

/** The tables of a file, which is seen to be ours before anything is written to it. */
final class SqliteSchema extends DatabaseSchema {

    private static final Migrations MIGRATIONS = new Migrations(SqliteSchema.class);

    /** The schema version of this library. */
    static final int VERSION = MIGRATIONS.newest();

    private static final Migrator MIGRATOR = new Migrator(MIGRATIONS);

    private final SqliteLocation location;
    private final Duration patience;

    SqliteSchema(SqliteLocation location, Duration patience) {
        super(location.toString(), MIGRATIONS);
        this.location = location;
        this.patience = patience;
    }

    /** Processes that do so at once wait for each other. */
    @Override
    public void migrate(Connection connection) throws SQLException {
        // Before the switch to the log, which changes the file.
        boolean current = isOurs(connection) && !isPending(connection, location);
        if (!location.inMemory()) {
            useWriteAheadLog(connection);
        }
        if (current) {
            return;
        }
        change(connection, () -> {
            // Again, now that nobody else can write: it may have become somebody's in the meantime.
            if (isOurs(connection)) {
                isPending(connection, location);
            }
            MIGRATOR.migrate(connection);
        });
    }

    @Override
    public void rollbackTo(Connection connection, int version) throws SQLException {
        change(connection, () -> MIGRATOR.rollbackTo(connection, version, isOurs(connection)));
    }

    private static void change(Connection connection, Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                step.run();
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            SqliteTransactions.rollback(connection);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Tells our files from empty ones.
     *
     * @return {@code false} if the database is empty
     * @throws SchemaMismatchException if it is somebody else's
     */
    @Override
    protected boolean isOurs(Connection connection) throws SQLException {
        FileMark mark = FileMark.read(connection);
        if (mark.isForeign()) {
            throw mark.refusal(location);
        }
        return mark.isOurs();
    }

    /**
     * Says what is to do on a database that is ours.
     *
     * @return whether scripts are pending
     * @throws SchemaMismatchException if it is newer than this library, or not whole
     */
    static boolean isPending(Connection connection, SqliteLocation location) throws SQLException {
        String missing = missingTables(connection);
        boolean pending = false;
        // A newer version may well do without one of today's tables: then its being newer is what is to be said.
        if (!missing.contains(Migrator.CHANGELOG)) {
            pending = MIGRATOR.isPending(connection);
        }
        if (!missing.isEmpty()) {
            throw new SchemaMismatchException(
                    location + " has our mark, but these tables are missing: " + missing
                            + "; it was not changed. Restore a backup, or name another file",
                    null);
        }
        return pending;
    }

    private static String missingTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("WITH expected (name) AS (VALUES ('" + Migrator.CHANGELOG
                        + "'), ('daily_data'), ('intraday_data'), ('metadata'), ('signal_history'),"
                        + " ('portfolio_performance'), ('portfolio_positions'), ('system_events'))"
                        + " SELECT coalesce(group_concat(name, ', '), '') FROM expected"
                        + " WHERE name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')")) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Turns on the write-ahead log, which stays on. While another process does the same, SQLite answers BUSY at once
     * whatever the busy timeout is; hence the patience here.
     */
    private void useWriteAheadLog(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                mode.next();
                if (!mode.getString(1).equals("wal")) {
                    throw new UnavailableException(
                            location + ": its file system allows no write-ahead log; move it to a local disk", null);
                }
                return;
            } catch (SQLException e) {
                if (SqliteErrors.primary(e) != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    /** What is done to the tables. */
    private interface Step {
        void run() throws SQLException;
    }
}
