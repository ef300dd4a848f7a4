package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.dialect.Location;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite: a file in WAL mode, with one connection that writes and a pool of those that read beside it; or a database in memory,
 * with one connection for all.
 *
 * <p>Transactions begin and end by statements, not by setAutoCommit: the driver would begin the next one together with each
 * commit, and hold the lock, or report as an error of the commit that somebody else holds it.
 */
final class SqliteDialect implements Dialect {

    static final String ID = "sqlite";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ColumnTypes columnTypes() {
        return new SqliteColumnTypes();
    }

    @Override
    public Catalogue catalogue() {
        return new SqliteCatalogue();
    }

    @Override
    public Location locate(DatabaseUrl url) {
        return SqliteLocation.of(url);
    }

    @Override
    public Location locate(String type, DataSource source) {
        throw new ConfigurationException(
                Problem.INVALID_VALUE,
                "dataSource",
                "SQLite takes a file and no data source, as its connections have to be made and shared out with care;"
                        + " name the file as DATABASE_PATH");
    }

    @Override
    public void requireUsable(Connection connection, String database) throws SQLException {
        FileMark.read(connection).requireUsable(database);
    }

    /**
     * Turns on the write-ahead log, which stays on. While another process does the same, SQLite answers BUSY at once
     * whatever the busy timeout is; hence the patience here.
     */
    @Override
    public void prepare(Connection connection, String database, Duration patience) throws SQLException {
        // The log changes the file, which may have become somebody's since it was connected to.
        requireUsable(connection, database);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                mode.next();
                if (!mode.getString(1).equals("wal") && !mode.getString(1).equals("memory")) {
                    throw new UnavailableException(
                            database + ": its file system allows no write-ahead log; move it to a local disk", null);
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

    /** It is, but has not waited for the lock when the time of its rows is taken. */
    @Override
    public boolean commitsStatements(Connection connection) {
        return false;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
    }

    /** A transaction sees the rows of the moment it first read, and SQLite computes them as they are asked for. */
    @Override
    public void beginRead(Connection connection) throws SQLException {
        execute(connection, "BEGIN");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
    }

    /** Unless SQLite did so by itself, as it may after a full disk or an error of input or output. */
    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // ERROR is what SQLite says if there is nothing to roll back.
            if (SqliteErrors.primary(e) != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    /** JDBC's abort does nothing here. */
    @Override
    public void end(Connection connection) throws SQLException {
        connection.close();
    }

    /** The transaction is the lock: it is the only one that writes. */
    @Override
    public void lockSchema(Connection connection, Duration patience) {}

    @Override
    public boolean undoesTables() {
        return true;
    }

    @Override
    public List<String> scriptOpening(Set<String> absent) {
        return List.of("BEGIN IMMEDIATE");
    }

    @Override
    public List<String> scriptClosing() {
        return List.of("COMMIT");
    }

    /** SQLite's clock has milliseconds. */
    @Override
    public String currentTime() {
        return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
    }

    @Override
    public BulkWriter bulkWriter(Connection connection) {
        return new SqliteBulkWriter(columnTypes());
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ONLINE_BACKUP, Capability.CONCURRENT_ACCESS, Capability.VACUUM);
    }

    /**
     * Writes the file anew into its log, and then from the log. The latter waits for readers of old rows as long as for any lock, and
     * is left to the next one if they go on.
     */
    @Override
    public void vacuum(Connection connection, List<String> tables) throws SQLException {
        execute(connection, "VACUUM");
        // 0x10002: of all tables, as this connection has asked for little itself.
        execute(connection, "PRAGMA optimize = 0x10002");
        execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public void backup(Connection connection, String database, Path file) {
        SqliteBackup.write(connection, database, file);
    }

    @Override
    public ErrorMeaning meaning(SQLException error) {
        return SqliteErrors.meaning(error);
    }
}
