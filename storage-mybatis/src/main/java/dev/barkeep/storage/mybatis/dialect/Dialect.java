package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a database product has of its own. Stateless: one is made for each database that is opened, and the sessions of
 * {@code storage-mybatis} do the rest.
 *
 * <p>Resources stand beside the class that implements it: in the folder {@code mapper} the statements of the dialect, in files
 * named like the mapper interfaces; in the folder {@code migrations} a script of each name that is listed in
 * {@code storage-mybatis}.
 */
public interface Dialect {

    /**
     * Gives the id of the backend.
     *
     * @return as {@link dev.barkeep.storage.StorageProvider#id}
     */
    String id();

    /**
     * Says how the types are kept whose exactness no database gives by itself.
     *
     * @return stateless; by default as JDBC has them
     */
    default ColumnTypes columnTypes() {
        return new JdbcColumnTypes();
    }

    /**
     * Says what the tables are in this database, for who compares them with what they should be, and writes
     * scripts.
     *
     * @return stateless; by default as the driver's metadata say it, without types
     */
    default Catalogue catalogue() {
        return new JdbcCatalogue();
    }

    /**
     * Reads a URL.
     *
     * @param url the URL
     * @return where the database is; nothing is connected
     * @throws dev.barkeep.storage.error.ConfigurationException if something is missing, or unknown to the driver
     */
    Location locate(DatabaseUrl url);

    /**
     * Reads a configuration that has a URL. A dialect whose driver takes parameters from the URL overrides it, to let those pass
     * that {@link StorageConfig#trustDriverParameters} allows; by default the URL is all that is read.
     *
     * @param config with a URL, and no data source
     * @return where the database is; nothing is connected
     * @throws dev.barkeep.storage.error.ConfigurationException as {@link #locate(DatabaseUrl)}
     */
    default Location locate(StorageConfig config) {
        return locate(config.url());
    }

    /**
     * Takes the data source of a host.
     *
     * @param type what the host calls the database: the id of the backend or one of its URL schemes
     * @param source gives connections
     * @return where the database is
     * @throws dev.barkeep.storage.error.ConfigurationException if this database takes none
     */
    default Location locate(String type, DataSource source) {
        return new HostLocation("the " + type + " database of the host's data source", source, this::isInTransaction);
    }

    /**
     * Says whether a connection of a host comes with a transaction of somebody else, which has changed something and is not to be
     * committed by us. Asked of each connection that does not commit by itself, so it is not to take a way to the server where that can be
     * helped.
     *
     * @param connection comes from a host's data source
     * @return by default {@code false}: not known
     * @throws SQLException from the driver
     */
    default boolean isInTransaction(Connection connection) throws SQLException {
        return false;
    }

    /**
     * Refuses a database that cannot be used. Looks at the first connection before anything else is done on it, and once more
     * under the lock of {@link #lockSchema} before tables are made or changed.
     *
     * @param connection the database; the first time in no transaction
     * @param database names the database in messages
     * @throws SQLException from the driver; it means what {@link #meaningAtOpening} says
     * @throws StorageException if the database is none that can be used: mostly a
     *     {@link dev.barkeep.storage.error.ConfigurationException} with the variable to change and what to do
     */
    default void requireUsable(Connection connection, String database) throws SQLException {}

    /**
     * Sets what the database itself keeps, as the kind of its log. The tables were looked at before; whether the database can
     * be used was when it was connected to, and a dialect that changes something here looks again.
     *
     * @param connection in no transaction
     * @param database names the database in messages
     * @param patience how long to wait for others
     * @throws SQLException from the driver
     */
    default void prepare(Connection connection, String database, Duration patience) throws SQLException {}

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
     * Begins a transaction that may write. By default with its first statement, by JDBC; auto-commit is on again when the
     * connection is given back.
     *
     * @param connection in no transaction
     * @throws SQLException from the driver
     */
    default void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /**
     * Says whether a statement that writes outside of a transaction is committed by itself, by which calls of one statement spare the
     * ways to a server that {@link #begin} and {@link #commit} take. Asked once, when the database is opened.
     *
     * @param connection the database
     * @return by default {@code true}, as JDBC has it
     * @throws SQLException from the driver
     */
    default boolean commitsStatements(Connection connection) throws SQLException {
        return true;
    }

    /**
     * Begins a transaction that reads the rows of one moment by several statements, or by one as its rows are asked for, and
     * writes none. It is ended by {@link #rollback}.
     *
     * @param connection in no transaction
     * @throws SQLException from the driver
     */
    void beginRead(Connection connection) throws SQLException;

    /**
     * Sets the query of a stream. Where to keep a connection free for other statements costs something, a connection that has nothing
     * else to do need not be kept free.
     *
     * @param query the query with the fetch size of its mapped statement, not executed yet
     * @param alone whether nothing else is done on its connection before its rows are closed, as outside of a transaction
     * @return whether the database sends all rows without being asked for more, so that who closes them early has to read the rest,
     *     or to end the connection; only if it is alone. By default {@code false}
     * @throws SQLException from the driver
     */
    default boolean prepareStream(Statement query, boolean alone) throws SQLException {
        return false;
    }

    /**
     * Commits what was begun.
     *
     * @param connection in a transaction
     * @throws SQLException from the driver
     */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /**
     * Rolls back what was begun, if the database has not done so already.
     *
     * @param connection the connection
     * @throws SQLException from the driver; the connection is then thrown away
     */
    default void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /**
     * Stops the statement that runs on a connection, if one does, from another thread.
     *
     * @param connection the connection
     * @throws SQLException from the driver
     */
    void cancel(Connection connection) throws SQLException;

    /**
     * Ends a connection physically, so that the database undoes what was open on it.
     *
     * @param connection the driver's own connection if it can be had, else the pool's
     * @throws SQLException from the driver
     */
    default void end(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
    }

    /**
     * Takes the lock under which tables are made and changed, so that processes that open one empty database at once wait for
     * each other. A crash has to free it.
     *
     * @param connection in a transaction, as {@link #begin} began it
     * @param patience how long to wait
     * @throws SQLException from the driver; if the lock was not free in time, one that {@link #meaning} takes for a conflict
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
     * Says who has the lock that {@link #lockSchema} did not get in time, for the eyes of people.
     *
     * @param connection in no transaction
     * @return like "the process 4711 of trader from 10.0.0.7"; by default {@code null}, not known
     * @throws SQLException from the driver
     */
    default @Nullable String schemaLockHolder(Connection connection) throws SQLException {
        return null;
    }

    /**
     * Says whether a transaction can undo what was done to tables, so that a migration and its row in the history happen
     * together or not at all. Otherwise the history says first what is begun, and the statements of the scripts have to be such
     * that they can be run again over what an interruption left, as {@code CREATE TABLE IF NOT EXISTS} can.
     *
     * @return by default {@code false}
     */
    default boolean undoesTables() {
        return false;
    }

    /**
     * Gives an expression for the present, as text like {@code 2024-01-02T14:30:00.123456Z}, in UTC: for scripts that are run by
     * other clients.
     *
     * @return SQL; by default {@code NULL}, so that such a script leaves the time out
     */
    default String currentTime() {
        return "NULL";
    }

    /**
     * Begins a script that changes tables and is run by another client: with a transaction where that can undo it, with the lock
     * of {@link #lockSchema}, and by failing if tables are there that must not be.
     *
     * @param absent names of tables that the script makes; one that cannot make them if they are there needs nothing for it
     * @return statements; by default none
     */
    default List<String> scriptOpening(Set<String> absent) {
        return List.of();
    }

    /**
     * Ends such a script.
     *
     * @return statements; by default none
     */
    default List<String> scriptClosing() {
        return List.of();
    }

    /**
     * Gives the way in which many rows are written.
     *
     * @param connection in no transaction, to ask what the user may do
     * @return by default batches of the mapped statements
     * @throws SQLException from the driver
     */
    default BulkWriter bulkWriter(Connection connection) throws SQLException {
        return WriteSession::batch;
    }

    /**
     * Sees to it that rows which the database numbers from now on get ids greater than that of a row which brings its own along, and
     * is going to be put. The next id never becomes a lower one; that it stays raised if the transaction is undone does no harm.
     *
     * @param connection in a transaction, which must not be committed by this
     * @param table the name of a table whose rows are numbered
     * @param id the greatest id of the rows that are put next; 1 or more, and greater than in the calls before of the same
     *     put
     * @throws SQLException from the driver
     */
    default void raiseIds(Connection connection, String table, long id) throws SQLException {}

    /**
     * Says what the database can do beyond what every storage does. {@link Capability#CONCURRENT_ACCESS} is left out for a
     * database whose {@link Connections} are one.
     *
     * @return its capabilities
     */
    Set<Capability> capabilities();

    /**
     * Copies the database into a new file; only called if it has {@link Capability#ONLINE_BACKUP}.
     *
     * @param connection a connection for reading
     * @param database names the database in messages
     * @param file the file to make
     * @throws StorageException if it cannot be made
     */
    default void backup(Connection connection, String database, Path file) {
        throw new UnsupportedOperationException("no " + Capability.ONLINE_BACKUP);
    }

    /**
     * Gives the space of deleted rows back and refreshes the planner's statistics; only called if it has {@link Capability#VACUUM}.
     *
     * @param connection in no transaction
     * @param tables the names of the tables
     * @throws SQLException from the driver
     */
    default void vacuum(Connection connection, List<String> tables) throws SQLException {
        throw new UnsupportedOperationException("no " + Capability.VACUUM);
    }

    /**
     * Says what an error of the driver means, by its codes, never by its text.
     *
     * @param error one exception; those behind it are asked for by themselves
     * @return its meaning; {@link ErrorMeaning#UNEXPECTED} if it is not known
     */
    ErrorMeaning meaning(SQLException error);

    /**
     * Says what an error of the first connection means; some codes mean something else there.
     *
     * @param error one exception; those behind it are asked for by themselves
     * @return its meaning; by default that of any other time
     */
    default ErrorMeaning meaningAtOpening(SQLException error) {
        return meaning(error);
    }
}
