package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.mybatis.migration.Migrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Sees that a file is ours before anything is written to it, and brings its tables up to date. */
final class SqliteSchema {

    private static final Migrations MIGRATIONS = new Migrations(SqliteSchema.class);

    /** The schema version of this library. */
    static final int VERSION = MIGRATIONS.newest();

    /** "BKPR", set by the first migration. */
    private static final int APPLICATION_ID = 0x424b5052;

    private final SqliteLocation location;
    private final Duration patience;
    private final Migrator migrator = new Migrator(MIGRATIONS);

    SqliteSchema(SqliteLocation location, Duration patience) {
        this.location = location;
        this.patience = patience;
    }

    /** Opens the schema on the first connection. Processes that do so at once wait for each other. */
    void open(Connection connection) throws SQLException {
        boolean ours = isOurs(connection);
        if (!location.inMemory()) {
            useWriteAheadLog(connection);
        }
        if (ours && !migrator.isPending(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean committed = false;
            try {
                // Again, now that nobody else can write: it may have become somebody's in the meantime.
                isOurs(connection);
                migrator.migrate(connection);
                statement.execute("COMMIT");
                committed = true;
            } finally {
                if (!committed) {
                    statement.execute("ROLLBACK");
                }
            }
        }
    }

    /**
     * Tells our files from empty ones.
     *
     * @return {@code false} if the database is empty
     * @throws SchemaMismatchException if it is somebody else's
     */
    private boolean isOurs(Connection connection) throws SQLException {
        // One statement, so that mark and tables are of the same moment.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT application_id FROM pragma_application_id),"
                        + " (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema"
                        + " WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name LIMIT 8)),"
                        + " (SELECT count(*) FROM sqlite_schema WHERE name = 'daily_data')")) {
            row.next();
            int applicationId = row.getInt(1);
            @Nullable String tables = row.getString(2);
            if (applicationId == APPLICATION_ID) {
                return true;
            }
            if (applicationId == 0 && tables == null) {
                return false;
            }
            String former = row.getInt(3) == 0
                    ? ""
                    : " It looks like a file of the former application, which cannot be opened in place.";
            throw new SchemaMismatchException(
                    location + " belongs to another program (application_id " + applicationId + ", tables "
                            + (tables == null ? "none" : tables) + "); it was not changed." + former
                            + " Name another file",
                    null);
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
}
