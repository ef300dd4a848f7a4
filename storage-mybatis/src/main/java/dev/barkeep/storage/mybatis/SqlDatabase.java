package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.apache.ibatis.session.Configuration;

/**
 * A database that was reached, as a backend sees it: connections and how a transaction begins and ends on them, error codes,
 * the dialect's statements, its tables. Safe for use by many threads.
 */
public interface SqlDatabase extends AutoCloseable {

    /**
     * Gives the id of the backend.
     *
     * @return as {@link dev.barkeep.storage.StorageProvider#id}
     */
    String backend();

    /**
     * Says what the database is.
     *
     * @param connection a connection for reading
     * @return by default what the driver says
     * @throws SQLException from the driver
     */
    default Product product(Connection connection) throws SQLException {
        return Product.of(connection);
    }

    /**
     * Gives the statements of all mappers, made by {@link Statements}.
     *
     * @return MyBatis's configuration, which may be shared by all databases of the dialect
     */
    Configuration statements();

    /**
     * Gives its tables, which nobody has touched yet.
     *
     * @return the tables, for connections of {@link #maintainer}
     */
    DatabaseSchema schema();

    /**
     * Gives a connection on which tables can be made and changed.
     *
     * @return the connection, in no transaction; closing it gives it back
     * @throws SQLException from the pool or the driver
     */
    Connection maintainer() throws SQLException;

    /**
     * Gives a connection for one or a few short reads, each of which sees what was committed before it.
     *
     * @return the connection; closing it gives it back
     * @throws SQLException from the pool or the driver
     */
    Connection reader() throws SQLException;

    /**
     * Gives a connection for a long read, or several, that see the rows of one moment and take them from the database as
     * they go.
     *
     * @return the connection; to be ended by {@link #rollback}, then closed
     * @throws SQLException from the pool or the driver
     */
    Connection streamer() throws SQLException;

    /**
     * Gives a connection in a transaction that may write.
     *
     * @return the connection; to be ended by {@link #commit} or {@link #rollback}, then closed
     * @throws SQLException from the pool or the driver
     */
    Connection begin() throws SQLException;

    /**
     * Commits what was begun by {@link #begin}.
     *
     * @param connection the connection
     * @throws SQLException from the driver
     */
    void commit(Connection connection) throws SQLException;

    /**
     * Rolls back what was begun by {@link #begin}, if the database has not done so already.
     *
     * @param connection the connection
     * @throws SQLException from the driver; the connection is then discarded
     */
    void rollback(Connection connection) throws SQLException;

    /**
     * Ends a connection that cannot be trusted any more, or that comes back after the pool was closed: physically, so that
     * the database undoes what was open on it.
     *
     * @param connection the connection, closed or not
     */
    void discard(Connection connection);

    /**
     * Gives back a connection that comes after {@link #close}.
     *
     * @param connection the connection, ended as its kind wants it
     * @throws SQLException from the driver
     */
    void closeLate(Connection connection) throws SQLException;

    /**
     * Says whether transactions that may write have connections of their own, which reads never wait for.
     *
     * @return whether they have
     */
    boolean writesApart();

    /**
     * Stops the statement that runs on a connection, if one does, from another thread.
     *
     * @param connection the connection
     * @throws SQLException from the driver
     */
    void cancel(Connection connection) throws SQLException;

    /**
     * Translates an error of the pool or the driver, by its codes, never by its text.
     *
     * @param doing what was being done
     * @param error what was thrown
     * @return what the host gets
     */
    StorageException translate(String doing, SQLException error);

    /**
     * Gives the way in which many rows are written.
     *
     * @return the writer
     */
    BulkWriter bulkWriter();

    /**
     * Says what the database can do beyond what every storage does.
     *
     * @return its capabilities
     */
    Set<Capability> capabilities();

    /**
     * Copies the database into a new file; only called if it has {@link Capability#ONLINE_BACKUP}.
     *
     * @param connection a connection for reading
     * @param file the file to make
     */
    void backup(Connection connection, Path file);

    /** Closes its connections. */
    @Override
    void close();
}
