package dev.barkeep.storage.mysql;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.dialect.Location;
import dev.barkeep.storage.mybatis.dialect.Maintenance;
import dev.barkeep.storage.mybatis.dialect.Product;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MySQL and MariaDB: a database of a server. */
final class MySqlDialect implements Dialect {

    static final String ID = "mysql";

    private static final ColumnTypes TYPES = new MySqlColumnTypes();
    /** Of the server, so the database is in the name; hashed, as a name has 64 characters at most. */
    private static final String LOCK = "CONCAT('barkeep-schema-', LEFT(SHA2(DATABASE(), 256), 32))";

    private static final String CANCEL_MILLIS = "1000";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ColumnTypes columnTypes() {
        return TYPES;
    }

    @Override
    public Catalogue catalogue() {
        return new MySqlCatalogue();
    }

    @Override
    public Location locate(DatabaseUrl url) {
        return MySqlLocation.of(url, false);
    }

    /** As the server said with its last answer. */
    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        return connection.isWrapperFor(MysqlConnection.class)
                && connection
                        .unwrap(MysqlConnection.class)
                        .getSession()
                        .getServerSession()
                        .inTransactionOnServer();
    }

    @Override
    public Location locate(StorageConfig config) {
        return MySqlLocation.of(config.url(), config.trustDriverParameters());
    }

    @Override
    public void requireUsable(Connection connection, String database) throws SQLException {
        ServerCheck.require(connection, database);
    }

    @Override
    public Product product(Connection connection) throws SQLException {
        return ServerCheck.product(connection);
    }

    /** Held by the session: tables are made by statements each of which ends the transaction. */
    @Override
    public void lockSchema(Connection connection, Duration patience) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(" + LOCK + ", ?)")) {
            // In whole seconds, and a negative number would wait for ever.
            statement.setLong(1, Math.max(1, patience.toSeconds()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt(1) != 1) {
                    throw new SQLTransactionRollbackException(
                            "another process changed the tables for longer than DB_POOL_TIMEOUT",
                            "40001",
                            MySqlErrors.LOCK_WAIT_TIMEOUT);
                }
            }
        }
    }

    @Override
    public void unlockSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT RELEASE_LOCK(" + LOCK + ")");
        }
    }

    /** The names of others' sessions are shown to who has the right PROCESS; their number is shown to all. */
    @Override
    public @Nullable String schemaLockHolder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT h.id, p.user, p.host FROM (SELECT IS_USED_LOCK(" + LOCK
                                + ") AS id) h LEFT JOIN information_schema.processlist p ON p.id = h.id WHERE h.id IS NOT NULL")) {
            if (!row.next()) {
                return null;
            }
            @Nullable String user = row.getString(2);
            return "the session " + row.getLong(1) + (user == null ? "" : " of " + user + " from " + row.getString(3));
        }
    }

    /** A statement that cannot be prepared, and says why, is what stops a client; there is no other in SQL. */
    @Override
    public List<String> scriptOpening(Set<String> absent) {
        String taken = absent.isEmpty()
                ? "0"
                : "(SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ("
                        + absent.stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                        + "))";
        return List.of(
                "SET @locked = GET_LOCK(" + LOCK + ", 30), @taken = " + taken,
                "SET @stop = IF(@locked = 1, IF(@taken = 0, 'DO 0', 'tables with these names are there already'),"
                        + " 'somebody else changes the tables')",
                "PREPARE stop FROM @stop",
                "EXECUTE stop",
                "DEALLOCATE PREPARE stop");
    }

    @Override
    public List<String> scriptClosing() {
        return List.of("DO RELEASE_LOCK(" + LOCK + ")");
    }

    @Override
    public String currentTime() {
        return "DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%fZ')";
    }

    /** For the next transaction alone, which begins with its first read; that one takes the moment. */
    @Override
    public void beginRead(Connection connection) throws SQLException {
        begin(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    /**
     * Alone, row by row as the server finds them. A cursor leaves the connection free for other statements, for which the server copies all
     * rows before the first one is there. A statement that was first executed with a cursor must not be kept: executed without one, MySQL
     * answers what the driver cannot read. So a host whose statements all have cursors keeps them, and so does another driver.
     */
    @Override
    public boolean prepareStream(Statement query, boolean alone) throws SQLException {
        if (alone && query.isWrapperFor(JdbcStatement.class) && defaultFetchSize(query) == 0) {
            query.setFetchSize(Integer.MIN_VALUE);
            return true;
        }
        query.setPoolable(false);
        return false;
    }

    private static int defaultFetchSize(Statement query) throws SQLException {
        return query.unwrap(JdbcStatement.class)
                .getConnection()
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getIntegerProperty(PropertyKey.defaultFetchSize)
                .getValue();
    }

    /** On a connection of its own, as the one that is busy takes no second statement; a server that is gone has none to stop. */
    @Override
    public void cancel(Connection connection) throws SQLException {
        JdbcConnection busy = connection.unwrap(JdbcConnection.class);
        HostInfo host = busy.getSession().getHostInfo();
        Map<String, String> hurried = new HashMap<>(host.getHostProperties());
        hurried.put(PropertyKey.connectTimeout.getKeyName(), CANCEL_MILLIS);
        hurried.put(PropertyKey.socketTimeout.getKeyName(), CANCEL_MILLIS);
        HostInfo place =
                new HostInfo(null, host.getHost(), host.getPort(), host.getUser(), host.getPassword(), hurried);
        try (Connection other = ConnectionImpl.getInstance(place);
                Statement statement = other.createStatement()) {
            statement.execute("KILL QUERY " + busy.getId());
        }
    }

    @Override
    public BulkWriter bulkWriter(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new MySqlBulkWriter(TYPES, statement.isWrapperFor(JdbcStatement.class));
        }
    }

    /** A cursor is read from a copy that the server made when it was opened, so the transaction may write beside it. */
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONCURRENT_ACCESS, Capability.WRITE_WHILE_STREAMING, Capability.VACUUM);
    }

    /** Makes each table anew. What fails is a row of the answer, and no error of the statement. */
    @Override
    public void vacuum(Connection connection, List<String> tables) throws SQLException {
        Maintenance.run(connection, statement -> {
            for (String table : tables) {
                try (ResultSet messages = statement.executeQuery("OPTIMIZE TABLE " + table)) {
                    while (messages.next()) {
                        if ("error".equalsIgnoreCase(messages.getString("Msg_type"))) {
                            throw new SQLException("OPTIMIZE TABLE " + table + ": " + messages.getString("Msg_text"));
                        }
                    }
                }
            }
        });
    }

    @Override
    public ErrorMeaning meaning(SQLException error) {
        return MySqlErrors.meaning(error);
    }

    @Override
    public ErrorMeaning meaningAtOpening(SQLException error) {
        return MySqlErrors.meaningAtOpening(error);
    }
}
