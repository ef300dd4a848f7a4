package dev.barkeep.examples.h2;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.dialect.Location;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.h2.jdbc.JdbcConnection;

/** H2: mostly a file that this process has for itself. */
final class H2Dialect implements Dialect {

    static final String ID = "h2";

    /** One for all databases of the process: what it guards takes milliseconds, once a start. */
    private static final ReentrantLock SCHEMA = new ReentrantLock();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Location locate(DatabaseUrl url) {
        return H2Location.of(url, false);
    }

    @Override
    public Location locate(StorageConfig config) {
        return H2Location.of(config.url(), config.trustDriverParameters());
    }

    /** What the data source of a host, or a collation that somebody gave to the database, may have otherwise. */
    @Override
    public void requireUsable(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 'Z' < 'a' AND 'a' < 'ä' AND CAST('a' AS VARCHAR) <> 'A' AND EXISTS (SELECT 1 FROM"
                                + " information_schema.settings WHERE setting_name = 'MODE' AND setting_value = 'PostgreSQL')")) {
            row.next();
            if (!row.getBoolean(1) || !connection.getMetaData().storesLowerCaseIdentifiers()) {
                throw new ConfigurationException(
                        Problem.INVALID_VALUE,
                        "DATABASE_URL",
                        database
                                + " has a collation, or settings that the tables cannot bear: use an H2 database without"
                                + " SET COLLATION, and open it everywhere with ;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            }
        }
    }

    /**
     * H2 has no lock that outlasts CREATE TABLE, which commits, but a file belongs to one process: a lock of the process will
     * do. Processes that open an empty database of one H2 server at once are not kept apart.
     */
    @Override
    public void lockSchema(Connection connection, Duration patience) throws SQLException {
        try {
            if (!SCHEMA.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLException("others make tables", "HYT00", ErrorCode.LOCK_TIMEOUT_1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while others make tables", e);
        }
    }

    @Override
    public void unlockSchema(Connection connection) {
        SCHEMA.unlock();
    }

    @Override
    public String currentTime() {
        return "FORMATDATETIME(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', 'yyyy-MM-dd''T''HH:mm:ss.SSSSSS''Z''')";
    }

    /** Through JDBC, and not as a statement, so that the pool sees it and sets it back. */
    @Override
    public void beginRead(Connection connection) throws SQLException {
        begin(connection);
        connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT);
    }

    /** JDBC's abort does nothing in H2, and its statements are not at hand here. */
    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(JdbcConnection.class).getSession().cancel();
    }

    @Override
    public BulkWriter bulkWriter(Connection connection) {
        return new H2BulkWriter();
    }

    /**
     * H2 moves the numbers on only when it gives one. This statement commits nothing, unlike the others that change a table; as it
     * cannot ask and set at once, who draws numbers in this very moment may draw some of them twice, and fail.
     */
    @Override
    public void raiseIds(Connection connection, String table, long id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT identity_base FROM information_schema.columns"
                    + " WHERE table_schema = CURRENT_SCHEMA AND table_name = '" + table + "' AND column_name = 'id'")) {
                row.next();
                if (row.getLong(1) > id) {
                    return;
                }
            }
            statement.execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH " + (id + 1));
        }
    }

    /** H2 has the rows of a query ready, in memory or in a file, before it gives the first: any statement may follow. */
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONCURRENT_ACCESS, Capability.WRITE_WHILE_STREAMING);
    }

    @Override
    public ErrorMeaning meaning(SQLException error) {
        return H2Errors.meaning(error);
    }

    @Override
    public ErrorMeaning meaningAtOpening(SQLException error) {
        return H2Errors.meaningAtOpening(error);
    }
}
