package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.JdbcBatchWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;

/**
 * What a database product has of its own where one pool of connections serves all purposes: all that a backend writes beside its
 * statements and migrations. Stateless; {@link PooledDatabase} does the rest.
 */
public interface Dialect {

    /**
     * Gives the id of the backend.
     *
     * @return as {@link dev.barkeep.storage.StorageProvider#id}
     */
    String backend();

    /**
     * Gives the statements of all mappers, made by {@link Statements}.
     *
     * @return MyBatis's configuration, which may be shared by all databases of the dialect
     */
    Configuration statements();

    /**
     * Gives the migration scripts.
     *
     * @return read from the jar of the backend
     */
    Migrations migrations();

    /**
     * Reads a URL.
     *
     * @param url the URL
     * @return where the database is; nothing is connected
     * @throws dev.barkeep.storage.error.ConfigurationException if something is missing, or unknown to the driver
     */
    Location locate(DatabaseUrl url);

    /**
     * Looks at the first connection before anything else is done on it.
     *
     * @param connection in no transaction
     * @param database names the database in messages
     * @throws SQLException from the driver
     * @throws StorageException if the database is none that can be used, with what to do
     */
    default void requireUsable(Connection connection, String database) throws SQLException {}

    /**
     * Says what the database is.
     *
     * @param connection the database
     * @return by default what the driver says
     * @throws SQLException from the driver
     */
    default Product product(Connection connection) throws SQLException {
        return Product.of(connection);
    }

    /**
     * Takes the lock under which tables are made and changed, so that processes that open one empty database at once wait for
     * each other. A crash has to free it.
     *
     * @param connection in a transaction
     * @param patience how long to wait
     * @throws SQLException from the driver, also if the lock was not free in time
     */
    void lockSchema(Connection connection, Duration patience) throws SQLException;

    /**
     * Frees the lock, unless the end of the transaction has done so.
     *
     * @param connection after the transaction
     * @throws SQLException from the driver
     */
    default void unlockSchema(Connection connection) throws SQLException {}

    /**
     * Makes the transaction that has just begun one that reads the rows of one moment, and writes none.
     *
     * @param connection in a transaction of which this is the first statement
     * @throws SQLException from the driver
     */
    void beginLongRead(Connection connection) throws SQLException;

    /**
     * Stops the statement that runs on a connection, if one does, from another thread.
     *
     * @param connection the connection
     * @throws SQLException from the driver
     */
    void cancel(Connection connection) throws SQLException;

    /**
     * Gives the way in which many rows are written.
     *
     * @param connection in no transaction, to ask what the user may do
     * @param echo whether statements are logged
     * @return by default JDBC's batches
     * @throws SQLException from the driver
     */
    default BulkWriter bulkWriter(Connection connection, boolean echo) throws SQLException {
        return new JdbcBatchWriter();
    }

    /**
     * Says what the database can do beyond what every storage does.
     *
     * @return its capabilities
     */
    Set<Capability> capabilities();

    /**
     * Translates an error of the driver, by its codes, never by its text.
     *
     * @param database names the database in messages
     * @param doing what was being done
     * @param error what was thrown
     * @return what the host gets
     */
    StorageException translate(String database, String doing, SQLException error);

    /**
     * Translates an error of the first connection; some codes mean something else there.
     *
     * @param database names the database in messages
     * @param error what was thrown
     * @return what the host gets
     */
    default StorageException translateOpening(String database, SQLException error) {
        return translate(database, "open the database", error);
    }

    /**
     * Says whether the session is gone, ended by the server or with its connection. Then mostly all of them are.
     *
     * @param error what was thrown
     * @return whether the pool is to make new ones
     */
    boolean isLost(SQLException error);

    /**
     * Where a database is.
     *
     * @param name names the database in messages; without a secret
     * @param source makes a new connection each time
     */
    record Location(String name, DataSource source) {}
}
