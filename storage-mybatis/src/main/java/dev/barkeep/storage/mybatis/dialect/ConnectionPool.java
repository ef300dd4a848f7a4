package dev.barkeep.storage.mybatis.dialect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where connections come from: a pool of our own, which is closed with its storage, or the host's data source, which is not.
 * Those that it gives are in no transaction, commit by themselves, and read what is committed.
 */
public final class ConnectionPool implements AutoCloseable {

    /** The limit of a pool as {@link #settings} makes it. */
    public static final String SETTINGS = "DB_POOL_SIZE and DB_MAX_OVERFLOW";

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    private final DataSource source;
    private final @Nullable HikariDataSource own;
    private final String name;
    private final String limit;
    private final TransactionCheck check;

    private ConnectionPool(HikariDataSource own, String name, String limit) {
        this(own, own, name, limit, connection -> false);
    }

    private ConnectionPool(
            DataSource source, @Nullable HikariDataSource own, String name, String limit, TransactionCheck check) {
        this.check = check;
        this.source = source;
        this.own = own;
        this.name = name;
        this.limit = limit;
    }

    /**
     * Begins the settings of a pool of our own: pool size connections are kept ready, overflow more come under load and go
     * after ten idle minutes.
     *
     * @param config how the host configured it
     * @param pool names the pool's threads and log lines; never a URL, which may hold a password
     * @return settings to be completed
     */
    public static HikariConfig settings(StorageConfig config, String pool) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(pool);
        settings.setMinimumIdle(config.poolSize());
        settings.setMaximumPoolSize(config.poolSize() + config.maxOverflow());
        long lifetime = config.poolRecycle() == null ? 0 : config.poolRecycle().toMillis();
        settings.setMaxLifetime(lifetime);
        if (lifetime > 0) {
            // The pool warns of settings that a connection does not live long enough for.
            settings.setIdleTimeout(Math.min(settings.getIdleTimeout(), lifetime * 3 / 4));
            settings.setKeepaliveTime(lifetime > 4 * settings.getKeepaliveTime() ? settings.getKeepaliveTime() : 0);
        }
        settings.setConnectionTimeout(config.poolTimeout().toMillis());
        return settings;
    }

    /**
     * Opens a pool of our own.
     *
     * @param settings made by {@link #settings}
     * @param database names the database in messages
     * @param limit says what bounds its connections, like {@link #SETTINGS}
     * @return the pool
     * @throws SQLException what the driver says if it makes no connection
     */
    public static ConnectionPool open(HikariConfig settings, String database, String limit) throws SQLException {
        try {
            HikariDataSource own = new HikariDataSource(settings);
            return new ConnectionPool(own, database, limit);
        } catch (PoolInitializationException e) {
            throw e.getCause() instanceof SQLException reason ? reason : new SQLException(e.getMessage(), e);
        }
    }

    /**
     * Makes a pool of our own that begins with the first connection that is asked for: its threads take as long as a connection to a
     * file.
     *
     * @param settings made by {@link #settings}, with a negative initializationFailTimeout
     * @param database names the database in messages
     * @param limit as for {@link #open}
     * @return the pool
     */
    public static ConnectionPool whenNeeded(HikariConfig settings, String database, String limit) {
        HikariDataSource own = new HikariDataSource();
        settings.copyStateTo(own);
        return new ConnectionPool(own, database, limit);
    }

    /**
     * Takes connections from the host.
     *
     * @param source its data source
     * @param database names the database in messages
     * @param check sees transactions of somebody else
     * @return the pool
     */
    static ConnectionPool of(DataSource source, String database, TransactionCheck check) {
        return new ConnectionPool(source, null, database, "the host's data source", check);
    }

    /**
     * Gives a connection.
     *
     * @return the connection; closing it gives it back
     * @throws PoolExhaustedException if none became free in time
     * @throws SQLException what the driver says if it makes no connection
     */
    public Connection get() throws SQLException {
        return own == null ? lent() : pooled(own);
    }

    private Connection pooled(HikariDataSource pool) throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            // A pool that cannot make connections times out as well: then the reason counts, not the time.
            throw e.getCause() instanceof SQLException reason
                    ? reason
                    : new PoolExhaustedException(
                            "no connection to " + name + " became free within " + pool.getConnectionTimeout() / 1000.0
                                    + " s (DB_POOL_TIMEOUT): " + state(pool),
                            e);
        }
    }

    private Connection lent() throws SQLException {
        try {
            return prepared(source.getConnection());
        } catch (SQLException e) {
            for (Throwable reason = e; reason != null; reason = reason.getCause()) {
                if (reason instanceof InterruptedException) {
                    throw new SQLException(reason);
                }
                if (reason instanceof SQLException sql && sql.getSQLState() != null) {
                    throw sql;
                }
            }
            // What a database says has a state. Pools say that they have none to give each in its own way; their
            // words, which may hold a password, are left to the cause.
            throw new PoolExhaustedException(limit + " gave no connection to " + name + "; the cause says why", e);
        }
    }

    private String state(HikariDataSource pool) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        String most = "of at most " + pool.getMaximumPoolSize() + " connections (" + limit + ")";
        return state == null
                ? "it has not begun, " + most
                : state.getActiveConnections() + " " + most + " are in use, " + state.getThreadsAwaitingConnection()
                        + " more callers wait";
    }

    /** Closes the connections that nobody uses, and the others when they come back; a host's pool is left to itself. */
    public void renew() {
        HikariPoolMXBean state = own == null ? null : own.getHikariPoolMXBean();
        if (state != null) {
            state.softEvictConnections();
        }
    }

    /**
     * Drops a connection that was ended on purpose, without a warning; a host's pool is left to find out.
     *
     * @param connection one of its connections, in use
     */
    public void forget(Connection connection) {
        if (own != null) {
            own.evictConnection(connection);
        }
    }

    /** Closes a pool of our own; the host's data source is left as it is. */
    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    /**
     * Says whether it is a pool of our own.
     *
     * @return {@code false} if it is the host's
     */
    public boolean isOwn() {
        return own != null;
    }

    /** A connection of the host's as we need it, which goes back as it came. */
    private Connection prepared(Connection connection) throws SQLException {
        boolean prepared = false;
        try {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            if (!autoCommit) {
                endSetting(connection);
            }
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            prepared = true;
            AtomicBoolean closed = new AtomicBoolean();
            AtomicBoolean moved = new AtomicBoolean(isolation != Connection.TRANSACTION_READ_COMMITTED);
            return (Connection) Proxy.newProxyInstance(
                    ConnectionPool.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            // Once: the next time it may be somebody else's already.
                            if (closed.compareAndSet(false, true)) {
                                giveBack(connection, autoCommit, moved.get() ? isolation : null);
                            }
                            return null;
                        }
                        if (method.getName().equals("setTransactionIsolation")) {
                            // As the long read of a dialect does.
                            moved.set(true);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                    });
        } finally {
            if (!prepared) {
                connection.close();
            }
        }
    }

    /**
     * Commits. A rollback would take back what a pool sets for the session on a new connection, as the schema. What somebody else has
     * changed is not ours to commit.
     */
    private void endSetting(Connection connection) throws SQLException {
        if (check.isInTransaction(connection)) {
            throw notOurs(null);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            if (connection.isClosed() || String.valueOf(e.getSQLState()).startsWith("08")) {
                throw e;
            }
            throw notOurs(e);
        }
    }

    private static ConfigurationException notOurs(@Nullable SQLException cause) {
        ConfigurationException refused = new ConfigurationException(
                Problem.INVALID_VALUE,
                "dataSource",
                "it gave a connection that is in a transaction of somebody else, as the data source of a framework does within its "
                        + "transactions; nothing was done on it. Hand in the data source behind that of the framework, or one without"
                        + " JTA, or call the storage outside of the transaction");
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }

    private void giveBack(Connection connection, boolean autoCommit, @Nullable Integer isolation) throws SQLException {
        try {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    // What nobody ended, as a transaction that failed to begin, is not to be the host's.
                    connection.rollback();
                }
                if (isolation != null) {
                    connection.setTransactionIsolation(isolation);
                }
                if (connection.getAutoCommit() != autoCommit) {
                    connection.setAutoCommit(autoCommit);
                }
            }
        } catch (SQLException e) {
            log.debug("A connection to {} cannot be given back as it came and is ended", name, e);
            connection.abort(Runnable::run);
        } finally {
            connection.close();
        }
    }
}
