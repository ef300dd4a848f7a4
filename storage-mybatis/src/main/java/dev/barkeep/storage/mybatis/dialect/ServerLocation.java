package dev.barkeep.storage.mybatis.dialect;

import com.zaxxer.hikari.HikariConfig;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that serves as many connections as are wanted, any of them for any call, from one pool.
 *
 * @param name names the database in messages; without a secret
 * @param source makes a new connection each time
 * @param lockLimit makes the statement by which a new connection is told how long to wait for the lock of another one at most;
 *     {@code null} if it knows that by itself, or the URL says it
 * @param settled whether the source has told a new connection all that it needs, the isolation of its transactions as well
 */
public record ServerLocation(
        String name, DataSource source, @Nullable Function<Duration, String> lockLimit, boolean settled)
        implements Location {
    /**
     * Names a database whose connections know how long to wait for a lock.
     *
     * @param name names the database in messages; without a secret
     * @param source makes a new connection each time
     */
    public ServerLocation(String name, DataSource source) {
        this(name, source, null, false);
    }

    /**
     * Names a database whose connections are not made by a data source of its driver.
     *
     * @param name names the database in messages; without a secret
     * @param connector makes a new connection each time
     */
    public ServerLocation(String name, Connector connector) {
        this(name, new ConnectorDataSource(connector));
    }

    /**
     * Names a database whose source tells new connections all that they need.
     *
     * @param name names the database in messages; without a secret
     * @param source makes a new connection each time, whose transactions read what is committed and wait for a lock for
     *     {@code DB_POOL_TIMEOUT} at most
     * @return its location
     */
    public static ServerLocation settled(String name, DataSource source) {
        return new ServerLocation(name, source, null, true);
    }

    /**
     * Has connections wait for the lock of another one for {@code DB_POOL_TIMEOUT} at most.
     *
     * @param statement makes the statement that sets the longest wait of a session
     * @return a location that executes it on each new connection
     */
    public ServerLocation withLockLimit(Function<Duration, String> statement) {
        return new ServerLocation(name, source, statement, settled);
    }

    @Override
    public Connections connect(StorageConfig config) throws SQLException {
        HikariConfig settings =
                ConnectionPool.settings(config, "barkeep-" + config.url().scheme());
        settings.setDataSource(source);
        if (!settled) {
            // Whatever the default of the server, the database or the user is.
            settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        if (lockLimit != null) {
            settings.setConnectionInitSql(lockLimit.apply(config.poolTimeout()));
        }
        return Connections.anyForAll(ConnectionPool.open(settings, name, ConnectionPool.SETTINGS));
    }

    /**
     * Refuses a URL that lacks something.
     *
     * @param variable the variable of {@link StorageConfig} that says it where there is no URL
     * @param what what is wanted, in words
     * @param value what the URL says, or {@code null}
     * @param form what a URL has to look like
     * @return the value
     * @throws ConfigurationException if there is none
     */
    public static String required(String variable, String what, @Nullable String value, String form) {
        if (value == null || value.isEmpty()) {
            throw new ConfigurationException(
                    Problem.MISSING_VALUE, variable, "the URL names no " + what + "; it has to look like " + form);
        }
        return value;
    }
}
