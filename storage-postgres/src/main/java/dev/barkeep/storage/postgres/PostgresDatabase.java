package dev.barkeep.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.Pools;
import dev.barkeep.storage.mybatis.SqlDatabase;
import dev.barkeep.storage.mybatis.Statements;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import org.apache.ibatis.session.Configuration;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A schema of a PostgreSQL server, and a pool of connections to it for all purposes. */
final class PostgresDatabase implements SqlDatabase {

    private static final Logger log = LoggerFactory.getLogger(PostgresDatabase.class);

    private final PostgresLocation location;
    private final Configuration statements;
    private final HikariDataSource pool;
    private final BulkWriter bulkWriter;

    private PostgresDatabase(
            PostgresLocation location, Configuration statements, HikariDataSource pool, BulkWriter bulkWriter) {
        this.location = location;
        this.statements = statements;
        this.pool = pool;
        this.bulkWriter = bulkWriter;
    }

    /** Opens a schema, after seeing that it is ours, and brings it up to date. */
    static PostgresDatabase open(StorageConfig config) {
        PostgresLocation location = PostgresLocation.of(config.url());
        Configuration statements = Statements.of(PostgresDatabase.class, new PostgresColumnTypes());
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(settings(config, location));
            try (Connection connection = pool.getConnection()) {
                new PostgresSchema(location.toString(), config.poolTimeout()).open(connection);
                return new PostgresDatabase(
                        location,
                        statements,
                        pool,
                        new PostgresBulkWriter(PostgresSchema.mayStage(connection), config.sqlEcho()));
            }
        } catch (SQLException | RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw openFailure(location, e);
        }
    }

    private static HikariConfig settings(StorageConfig config, PostgresLocation location) {
        HikariConfig settings = Pools.settings(config, "barkeep-postgresql");
        settings.setDataSource(location.source());
        // Whatever the default of the server, the database or the user is.
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return settings;
    }

    /** The pool and the migrations wrap what the driver throws, each in its own way. */
    private static StorageException openFailure(PostgresLocation location, Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof StorageException storage) {
                return storage;
            }
            if (t instanceof SQLException sql) {
                if ("22023".equals(sql.getSQLState())) {
                    // A parameter of the URL has a value that the driver or the server does not take; it is not shown.
                    return new ConfigurationException(
                            Problem.INVALID_VALUE, "DATABASE_URL", "a parameter has a value that cannot be used");
                }
                return PostgresErrors.translate(location.toString(), "open the database", sql);
            }
        }
        return new UnavailableException("could not open " + location + ": " + failure.getMessage(), failure);
    }

    @Override
    public String backend() {
        return PostgresProvider.ID;
    }

    @Override
    public Configuration statements() {
        return statements;
    }

    @Override
    public Connection reader() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            // A pool that cannot make connections times out as well: then the reason counts, not the time.
            throw e.getCause() instanceof SQLException reason
                    ? PostgresErrors.translate(location.toString(), "open a connection", reason)
                    : new UnavailableException(
                            "no connection to " + location + " became free within DB_POOL_TIMEOUT: "
                                    + Pools.describe(pool),
                            e);
        }
    }

    /** The driver fetches rows as they are asked for only within a transaction. */
    @Override
    public Connection streamer() throws SQLException {
        Connection connection = begin();
        boolean begun = false;
        // For this transaction alone: as a setting of the session it would have to be set back, by one more statement.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    /** The driver sends BEGIN with the first statement; the pool turns auto-commit on again when the connection returns. */
    @Override
    public Connection begin() throws SQLException {
        Connection connection = reader();
        boolean begun = false;
        try {
            connection.setAutoCommit(false);
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void discard(Connection connection) {
        try {
            if (!connection.isClosed()) {
                renewPool();
                // Past the pool, which would wait for an orderly farewell; it finds the connection closed, and drops
                // it.
                connection.unwrap(Connection.class).abort(Runnable::run);
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("A connection to {} was gone before it could be ended", location, e);
        }
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public StorageException translate(String doing, SQLException error) {
        if (PostgresErrors.isLost(error)) {
            // A server that ended one session has mostly ended them all: the next call is not to find that out one by
            // one.
            renewPool();
        }
        return PostgresErrors.translate(location.toString(), doing, error);
    }

    @Override
    public BulkWriter bulkWriter() {
        return bulkWriter;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONCURRENT_ACCESS, Capability.WRITE_WHILE_STREAMING);
    }

    @Override
    public int schemaVersion() {
        return PostgresSchema.VERSION;
    }

    /** Never called: a server's databases are copied by its own tools. */
    @Override
    public void backup(Connection connection, Path file) {
        throw new UnsupportedOperationException("no " + Capability.ONLINE_BACKUP);
    }

    /** Closes the connections that nobody uses, and the others when they come back. */
    private void renewPool() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        if (state != null) {
            state.softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
