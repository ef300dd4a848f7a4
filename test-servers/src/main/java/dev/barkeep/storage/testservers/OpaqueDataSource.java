package dev.barkeep.storage.testservers;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source as a host may have it: its connections cannot be unwrapped, do not commit by themselves and are serializable.
 * Knows which of them are still open, and sees that they come back as they were.
 */
public final class OpaqueDataSource implements DataSource, AutoCloseable {

    private final Source source;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Makes a real connection. */
    public interface Source {

        /**
         * Connects.
         *
         * @return a connection past the library
         * @throws SQLException from the driver
         */
        Connection connect() throws SQLException;
    }

    /**
     * Makes the data source.
     *
     * @param source where its connections come from
     */
    public OpaqueDataSource(Source source) {
        this.source = source;
    }

    /**
     * Counts the connections that were not given back.
     *
     * @return how many are open
     */
    public int openConnections() {
        return open.size();
    }

    /**
     * Says whether somebody closed it.
     *
     * @return {@code true} after {@link #close}
     */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = source.connect();
        if (real.getAutoCommit()) {
            real.setAutoCommit(false);
        }
        real.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        open.add(real);
        return (Connection) Proxy.newProxyInstance(
                OpaqueDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "isWrapperFor" -> {
                            return false;
                        }
                        case "unwrap" -> throw new SQLException("this connection shows nobody what is behind it");
                        case "close" -> requireAsLent(real);
                        default -> {
                            // As it is.
                        }
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private void requireAsLent(Connection real) throws SQLException {
        if (open.remove(real)
                && !real.isClosed()
                && (real.getAutoCommit() || real.getTransactionIsolation() != Connection.TRANSACTION_SERIALIZABLE)) {
            real.close();
            throw new AssertionError("a connection was given back in another state than it was lent");
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this data source shows nobody what is behind it");
    }
}
