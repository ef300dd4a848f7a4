package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.ConnectionPool;
import dev.barkeep.storage.mybatis.dialect.Connections;
import dev.barkeep.storage.mybatis.dialect.Connections.Sharing;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning.Diagnosis;
import dev.barkeep.storage.mybatis.dialect.Location;
import dev.barkeep.storage.mybatis.dialect.PoolExhaustedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that was reached: its connections, how transactions begin and end on them, and its errors. What is the product's
 * own is its {@link Dialect}'s. Safe for use by many threads.
 */
public final class SqlDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqlDatabase.class);

    private final Dialect dialect;
    private final String name;
    private final Connections connections;
    private final BulkWriter bulkWriter;
    private final boolean commitsStatements;

    private SqlDatabase(
            Dialect dialect, String name, Connections connections, BulkWriter bulkWriter, boolean commitsStatements) {
        this.dialect = dialect;
        this.name = name;
        this.connections = connections;
        this.bulkWriter = bulkWriter;
        this.commitsStatements = commitsStatements;
    }

    /**
     * Connects to a database, and sees that it can be used. Nothing in it is changed.
     *
     * @param dialect its product
     * @param config where it is
     * @return the database, to be closed by the caller
     * @throws StorageException if it cannot be reached or used
     */
    public static SqlDatabase connect(Dialect dialect, StorageConfig config) {
        DataSource host = config.dataSource();
        Location location = host == null
                ? dialect.locate(config)
                : dialect.locate(config.url().scheme(), host);
        String name = location.name();
        Connections connections = null;
        boolean connected = false;
        try {
            connections = location.connect(config);
            BulkWriter bulkWriter;
            boolean commitsStatements;
            try (Connection connection = connections.writers().get()) {
                dialect.requireUsable(connection, name);
                bulkWriter = dialect.bulkWriter(connection);
                commitsStatements = dialect.commitsStatements(connection);
            }
            connected = true;
            return new SqlDatabase(dialect, name, connections, bulkWriter, commitsStatements);
        } catch (SQLException | RuntimeException e) {
            RuntimeException refused = Failures.translate(
                    e,
                    "open " + name,
                    error -> ErrorMeaning.diagnose(error, of -> withRemedy(dialect.meaningAtOpening(of)))
                            .toException("open the database", name));
            // The host set none of the variables that the errors of a URL name.
            throw host != null
                            && refused instanceof ConfigurationException wrong
                            && !"dataSource".equals(wrong.variable())
                    ? new ConfigurationException(wrong.problem(), "dataSource", String.valueOf(wrong.getMessage()))
                    : refused;
        } finally {
            if (connections != null && !connected) {
                connections.close();
            }
        }
    }

    /** Drivers say what failed; where to look they mostly do not. */
    private static ErrorMeaning withRemedy(ErrorMeaning meaning) {
        return meaning.equals(ErrorMeaning.SESSION_LOST)
                ? meaning.withRemedy(
                        "check the host and the port, and that the server runs and can be reached from here")
                : meaning;
    }

    /**
     * Gives its product.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Names the database in messages.
     *
     * @return a name without a secret in it
     */
    public String name() {
        return name;
    }

    /**
     * Gives the way in which many rows are written.
     *
     * @return the writer
     */
    public BulkWriter bulkWriter() {
        return bulkWriter;
    }

    /**
     * Says whether a statement that writes outside of a transaction is committed by itself.
     *
     * @return what {@link Dialect#commitsStatements} said when it was opened
     */
    public boolean commitsStatements() {
        return commitsStatements;
    }

    /**
     * Says what the database can do beyond what every storage does.
     *
     * @return its capabilities
     */
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(dialect.capabilities());
        if (connections.sharing() == Sharing.ONE_FOR_ALL) {
            capabilities.remove(Capability.CONCURRENT_ACCESS);
        }
        return Set.copyOf(capabilities);
    }

    /**
     * Says who waits for whom.
     *
     * @return how calls share the connections
     */
    public Sharing sharing() {
        return connections.sharing();
    }

    /**
     * Gives a connection for statements that may write, or change tables, each of which is committed by itself.
     *
     * @return the connection, in no transaction; closing it gives it back
     * @throws SQLException from the pool or the driver
     */
    public Connection committingWriter() throws SQLException {
        return connection(connections.writers());
    }

    /**
     * Gives a connection for one or a few short reads, each of which sees what was committed before it.
     *
     * @return the connection; closing it gives it back
     * @throws SQLException from the pool or the driver
     */
    public Connection reader() throws SQLException {
        return connection(connections.readers());
    }

    /**
     * Gives a connection for a long read, or several, that see the rows of one moment and take them from the database as
     * they go.
     *
     * @return the connection; to be ended by {@link Dialect#rollback}, then closed
     * @throws SQLException from the pool or the driver
     */
    public Connection streamer() throws SQLException {
        return begun(reader(), dialect::beginRead);
    }

    /**
     * Gives a connection in a transaction that may write.
     *
     * @return the connection; to be ended by {@link Dialect#commit} or {@link Dialect#rollback}, then closed
     * @throws SQLException from the pool or the driver
     */
    public Connection begin() throws SQLException {
        return begun(connection(connections.writers()), dialect::begin);
    }

    private static Connection begun(Connection connection, Beginning beginning) throws SQLException {
        boolean begun = false;
        try {
            beginning.begin(connection);
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    /** Gives a connection. That no new one can be made says nothing of those that there are: they stay. */
    private Connection connection(ConnectionPool pool) throws SQLException {
        try {
            return pool.get();
        } catch (PoolExhaustedException e) {
            throw e;
        } catch (SQLException e) {
            throw Failures.translate(
                    e,
                    "open a connection",
                    error -> ErrorMeaning.diagnose(error, dialect::meaning).toException("open a connection", name));
        }
    }

    /**
     * Ends a connection that cannot be trusted any more: physically, so that the database undoes what was open on it. Those that
     * nobody uses go with it.
     *
     * @param connection the connection, closed or not
     */
    public void discard(Connection connection) {
        end(connection, connections::renew);
    }

    /**
     * Ends a connection for reading on which more is on its way than anybody wants.
     *
     * @param connection the connection, closed or not
     */
    public void abandon(Connection connection) {
        end(connection, () -> connections.readers().forget(connection));
    }

    private void end(Connection connection, Runnable tellPool) {
        try {
            if (connection.isClosed()) {
                return;
            }
            try {
                // Past the pool, which would wait for an orderly farewell; it finds the connection closed, and drops
                // it.
                dialect.end(
                        connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection);
            } finally {
                tellPool.run();
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("A connection to {} was gone before it could be ended", name, e);
        }
    }

    /**
     * Gives back a connection that comes after {@link #close}.
     *
     * @param connection the connection, in no transaction
     * @throws SQLException from the driver
     */
    public void closeLate(Connection connection) throws SQLException {
        if (connections.writers().isOwn()) {
            // There is nobody left who would end it.
            discard(connection);
        }
        connection.close();
    }

    /**
     * Translates an error of the pool or the driver, by its codes, never by its text.
     *
     * @param doing what was being done
     * @param error what was thrown
     * @return what the host gets
     */
    public StorageException translate(String doing, SQLException error) {
        Diagnosis diagnosis = ErrorMeaning.diagnose(error, dialect::meaning);
        if (isSessionLost(diagnosis)) {
            // A server that ended one session has mostly ended them all: the next call is not to find that out one by
            // one.
            connections.renew();
        }
        return diagnosis.toException(doing, name);
    }

    /**
     * Translates an error of a commit.
     *
     * @param error what was thrown
     * @return what the host gets: that nobody knows whether it happened, if no answer came
     */
    public StorageException translateCommit(SQLException error) {
        StorageException translated = translate("commit", error);
        return translated instanceof UnavailableException ? unknown(translated, error) : translated;
    }

    /**
     * Translates an error of a statement that is committed by itself. What the server says of it is true of the commit as well.
     *
     * @param doing what was being done
     * @param error what was thrown
     * @return what the host gets: that nobody knows whether it happened, if the session was lost
     */
    public StorageException translateCommitting(String doing, SQLException error) {
        StorageException translated = translate(doing, error);
        return isSessionLost(ErrorMeaning.diagnose(error, dialect::meaning)) ? unknown(translated, error) : translated;
    }

    private static OutcomeUnknownException unknown(StorageException translated, SQLException error) {
        return new OutcomeUnknownException(
                "the connection was lost during a commit, which may have happened or not: " + translated.getMessage()
                        + "; read back before writing again",
                error);
    }

    private static boolean isSessionLost(Diagnosis diagnosis) {
        return diagnosis.meaning().kind() == ErrorMeaning.Kind.SESSION_LOST;
    }

    /** Closes its connections; those of a host are left to the host. */
    @Override
    public void close() {
        connections.close();
    }

    /** How a transaction begins. */
    private interface Beginning {
        void begin(Connection connection) throws SQLException;
    }
}
