package dev.barkeep.storage.mybatis;

import com.zaxxer.hikari.HikariConfig;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.Failures;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;

/** A database of any product whose transactions are JDBC's, on one pool of connections for all purposes. */
public final class PooledDatabase implements SqlDatabase {

    private final Dialect dialect;
    private final String name;
    private final ConnectionPool pool;
    private final BulkWriter bulkWriter;
    private final DatabaseSchema schema;

    private PooledDatabase(
            Dialect dialect, String name, ConnectionPool pool, BulkWriter bulkWriter, DatabaseSchema schema) {
        this.dialect = dialect;
        this.name = name;
        this.pool = pool;
        this.bulkWriter = bulkWriter;
        this.schema = schema;
    }

    /**
     * Connects to a database, and sees that it can be used. Nothing in it is changed.
     *
     * @param dialect its product
     * @param config where it is
     * @return the database, to be closed by the caller
     * @throws StorageException if it cannot be reached or used
     */
    public static PooledDatabase connect(Dialect dialect, StorageConfig config) {
        DataSource host = config.dataSource();
        Dialect.Location location = host == null
                ? dialect.locate(config.url())
                : new Dialect.Location("the " + config.url().scheme() + " database of the host's data source", host);
        String name = location.name();
        ConnectionPool pool = null;
        boolean connected = false;
        try {
            pool = host == null
                    ? ConnectionPool.open(settings(dialect, config, location), name, ConnectionPool.SETTINGS)
                    : ConnectionPool.of(host, name);
            try (Connection connection = pool.get()) {
                dialect.requireUsable(connection, name);
                PooledDatabase database = new PooledDatabase(
                        dialect,
                        name,
                        pool,
                        dialect.bulkWriter(connection, config.sqlEcho()),
                        new DialectSchema(dialect, name, config.poolTimeout()));
                connected = true;
                return database;
            }
        } catch (SQLException | RuntimeException e) {
            RuntimeException refused =
                    Failures.translate(e, "open " + name, error -> dialect.translateOpening(name, error));
            // The host set none of the variables that the errors of a URL name.
            throw host != null
                            && refused instanceof ConfigurationException wrong
                            && !"dataSource".equals(wrong.variable())
                    ? new ConfigurationException(wrong.problem(), "dataSource", String.valueOf(wrong.getMessage()))
                    : refused;
        } finally {
            if (pool != null && !connected) {
                pool.close();
            }
        }
    }

    private static HikariConfig settings(Dialect dialect, StorageConfig config, Dialect.Location location) {
        HikariConfig settings = ConnectionPool.settings(config, "barkeep-" + dialect.backend());
        settings.setDataSource(location.source());
        // Whatever the default of the server, the database or the user is.
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return settings;
    }

    @Override
    public String backend() {
        return dialect.backend();
    }

    @Override
    public Product product(Connection connection) throws SQLException {
        return dialect.product(connection);
    }

    @Override
    public Configuration statements() {
        return dialect.statements();
    }

    @Override
    public DatabaseSchema schema() {
        return schema;
    }

    @Override
    public Connection maintainer() throws SQLException {
        return connection();
    }

    @Override
    public Connection reader() throws SQLException {
        return connection();
    }

    /** Gives a connection. That no new one can be made says nothing of those that there are: they stay. */
    private Connection connection() throws SQLException {
        try {
            return pool.get();
        } catch (PoolExhaustedException e) {
            throw e;
        } catch (SQLException e) {
            throw Failures.translate(
                    e, "open a connection", error -> dialect.translate(name, "open a connection", error));
        }
    }

    @Override
    public Connection streamer() throws SQLException {
        Connection connection = begin();
        boolean begun = false;
        try {
            dialect.beginLongRead(connection);
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    @Override
    public Connection begin() throws SQLException {
        Connection connection = connection();
        boolean begun = false;
        try {
            // The transaction begins with the first statement; auto-commit is on again when the connection is given
            // back.
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
    public void closeLate(Connection connection) throws SQLException {
        pool.closeLate(connection);
    }

    @Override
    public boolean writesApart() {
        return false;
    }

    @Override
    public void discard(Connection connection) {
        pool.discard(connection);
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        dialect.cancel(connection);
    }

    @Override
    public StorageException translate(String doing, SQLException error) {
        if (dialect.isLost(error)) {
            // A server that ended one session has mostly ended them all: the next call is not to find that out one by
            // one.
            pool.renew();
        }
        return dialect.translate(name, doing, error);
    }

    @Override
    public BulkWriter bulkWriter() {
        return bulkWriter;
    }

    @Override
    public Set<Capability> capabilities() {
        return dialect.capabilities();
    }

    /** Never called: a server's databases are copied by its own tools. */
    @Override
    public void backup(Connection connection, Path file) {
        throw new UnsupportedOperationException("no " + Capability.ONLINE_BACKUP);
    }

    @Override
    public void close() {
        pool.close();
    }
}
