package dev.barkeep.storage.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.Pools;
import dev.barkeep.storage.mybatis.SqlDatabase;
import dev.barkeep.storage.mybatis.Statements;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.JdbcBatchWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import org.apache.ibatis.session.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteException;

/**
 * A SQLite database in WAL mode: one connection that writes and a pool of those that read beside it. In memory there is one
 * connection for all, as the database is gone with it.
 */
final class SqliteDatabase implements SqlDatabase {

    private static final Logger log = LoggerFactory.getLogger(SqliteDatabase.class);

    private final SqliteLocation location;
    private final Configuration statements;
    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final BulkWriter bulkWriter = new JdbcBatchWriter();

    private SqliteDatabase(
            SqliteLocation location, Configuration statements, HikariDataSource writer, HikariDataSource readers) {
        this.location = location;
        this.statements = statements;
        this.writer = writer;
        this.readers = readers;
    }

    /** Opens a database, after seeing that it is ours, and brings its schema up to date. */
    static SqliteDatabase open(StorageConfig config) {
        SqliteLocation location = SqliteLocation.of(config.url());
        Configuration statements = Statements.of(SqliteDatabase.class, new SqliteColumnTypes());
        location.prepare();
        HikariDataSource writer = null;
        try {
            writer = new HikariDataSource(SqlitePools.writer(config, location));
            try (Connection connection = writer.getConnection()) {
                new SqliteSchema(location, config.poolTimeout()).open(connection);
            }
            HikariDataSource readers =
                    location.inMemory() ? writer : new HikariDataSource(SqlitePools.readers(config, location));
            return new SqliteDatabase(location, statements, writer, readers);
        } catch (SQLException | RuntimeException e) {
            if (writer != null) {
                writer.close();
            }
            throw openFailure(location, e);
        }
    }

    /** The pool and the migrations wrap what the driver throws, each in its own way. */
    private static StorageException openFailure(SqliteLocation location, Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof StorageException storage) {
                return storage;
            }
            if (t instanceof SQLiteException sqlite) {
                return SqliteErrors.translate(location.toString(), "open the database", sqlite);
            }
        }
        return new UnavailableException("could not open " + location + ": " + failure.getMessage(), failure);
    }

    @Override
    public String backend() {
        return SqliteProvider.ID;
    }

    @Override
    public Configuration statements() {
        return statements;
    }

    @Override
    public Connection reader() throws SQLException {
        try {
            return readers.getConnection();
        } catch (SQLTransientConnectionException e) {
            throw timedOut(
                    e,
                    new UnavailableException(
                            "no connection to " + location + " became free within DB_POOL_TIMEOUT: "
                                    + Pools.describe(readers),
                            e));
        }
    }

    /** A transaction sees the rows of the moment it first read, and SQLite computes them as they are asked for. */
    @Override
    public Connection streamer() throws SQLException {
        return begun(reader(), "BEGIN");
    }

    @Override
    public Connection begin() throws SQLException {
        Connection connection;
        try {
            connection = writer.getConnection();
        } catch (SQLTransientConnectionException e) {
            throw timedOut(
                    e,
                    new ConflictException(
                            "the one connection that writes to " + location
                                    + " was in use for longer than DB_POOL_TIMEOUT: " + Pools.describe(writer),
                            e));
        }
        return begun(connection, "BEGIN IMMEDIATE");
    }

    /**
     * Begins a transaction. Not by setAutoCommit: the driver would begin the next one together with each commit, and hold
     * the lock, or report as an error of the commit that somebody else holds it.
     */
    private static Connection begun(Connection connection, String how) throws SQLException {
        try {
            execute(connection, how);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        SqliteTransactions.rollback(connection);
    }

    @Override
    public void discard(Connection connection) {
        try {
            if (!connection.isClosed()) {
                HikariDataSource pool = connection.isReadOnly() ? readers : writer;
                // Past the pool, which would leave it to an abort that this driver does not know.
                connection.unwrap(SQLiteConnection.class).close();
                pool.evictConnection(connection);
            }
        } catch (SQLException e) {
            log.warn("A connection to {} could not be closed", location, e);
        }
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    @Override
    public StorageException translate(String doing, SQLException error) {
        return SqliteErrors.translate(location.toString(), doing, error);
    }

    @Override
    public BulkWriter bulkWriter() {
        return bulkWriter;
    }

    @Override
    public Set<Capability> capabilities() {
        return location.inMemory()
                ? Set.of(Capability.ONLINE_BACKUP)
                : Set.of(Capability.ONLINE_BACKUP, Capability.CONCURRENT_ACCESS);
    }

    @Override
    public int schemaVersion() {
        return SqliteSchema.VERSION;
    }

    @Override
    public void backup(Connection connection, Path file) {
        SqliteBackup.write(connection, location.toString(), file);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A pool that cannot make connections times out as well: then the reason counts, not the time. */
    private StorageException timedOut(SQLTransientConnectionException timeout, StorageException inUse) {
        return timeout.getCause() instanceof SQLException reason
                ? SqliteErrors.translate(location.toString(), "open a connection", reason)
                : inUse;
    }
}
