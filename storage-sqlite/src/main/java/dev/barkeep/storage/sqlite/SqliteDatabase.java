package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.mybatis.ConnectionPool;
import dev.barkeep.storage.mybatis.PoolExhaustedException;
import dev.barkeep.storage.mybatis.SqlDatabase;
import dev.barkeep.storage.mybatis.Statements;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.Failures;
import dev.barkeep.storage.mybatis.session.JdbcBatchWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.apache.ibatis.session.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * A SQLite database in WAL mode: one connection that writes and a pool of those that read beside it. In memory there is one
 * connection for all, as the database is gone with it.
 */
final class SqliteDatabase implements SqlDatabase {

    private static final Logger log = LoggerFactory.getLogger(SqliteDatabase.class);

    private final SqliteLocation location;
    private final Configuration statements;
    private final ConnectionPool writer;
    private final ConnectionPool readers;
    private final SqliteSchema schema;
    private final BulkWriter bulkWriter = new JdbcBatchWriter();

    private SqliteDatabase(
            SqliteLocation location,
            Configuration statements,
            ConnectionPool writer,
            ConnectionPool readers,
            SqliteSchema schema) {
        this.location = location;
        this.statements = statements;
        this.writer = writer;
        this.readers = readers;
        this.schema = schema;
    }

    /** Reaches a database that is ours, or can become it; nothing in it is changed. */
    static SqliteDatabase connect(StorageConfig config) {
        if (config.dataSource() != null) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    "dataSource",
                    "SQLite takes a file and no data source, as its connections have to be made and shared out with care;"
                            + " name the file as DATABASE_PATH");
        }
        SqliteLocation location = SqliteLocation.of(config.url());
        Configuration statements = Statements.of(SqliteDatabase.class, new SqliteColumnTypes());
        location.prepare();
        ConnectionPool writer = null;
        boolean connected = false;
        try {
            writer = ConnectionPool.open(
                    SqlitePools.writer(config, location),
                    location.toString(),
                    location.inMemory() ? "there is one for all" : "there is one that writes");
            ConnectionPool readers = location.inMemory()
                    ? writer
                    : ConnectionPool.open(
                            SqlitePools.readers(config, location), location.toString(), ConnectionPool.SETTINGS);
            connected = true;
            return new SqliteDatabase(
                    location, statements, writer, readers, new SqliteSchema(location, config.poolTimeout()));
        } catch (SQLException | RuntimeException e) {
            throw Failures.translate(
                    e,
                    "open " + location,
                    error -> SqliteErrors.translate(location.toString(), "open the database", error));
        } finally {
            if (writer != null && !connected) {
                writer.close();
            }
        }
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
    public DatabaseSchema schema() {
        return schema;
    }

    @Override
    public Connection maintainer() throws SQLException {
        return writer.get();
    }

    @Override
    public Connection reader() throws SQLException {
        return readers.get();
    }

    /** A transaction sees the rows of the moment it first read, and SQLite computes them as they are asked for. */
    @Override
    public Connection streamer() throws SQLException {
        return begun(reader(), "BEGIN");
    }

    @Override
    public Connection begin() throws SQLException {
        try {
            return begun(writer.get(), "BEGIN IMMEDIATE");
        } catch (PoolExhaustedException e) {
            throw new ConflictException("another transaction writes: " + e.getMessage(), e);
        }
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
                ConnectionPool pool = connection.isReadOnly() ? readers : writer;
                // Past the pool, which would leave it to an abort that this driver does not know.
                connection.unwrap(SQLiteConnection.class).close();
                pool.forget(connection);
            }
        } catch (SQLException e) {
            log.warn("A connection to {} could not be closed", location, e);
        }
    }

    @Override
    public void closeLate(Connection connection) throws SQLException {
        discard(connection);
        connection.close();
    }

    @Override
    public boolean writesApart() {
        return !location.inMemory();
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
}
