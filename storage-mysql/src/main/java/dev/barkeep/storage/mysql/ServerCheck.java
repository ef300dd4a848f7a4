package dev.barkeep.storage.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.dialect.Product;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server and a session must be like for rows to be kept and counted exactly. Our own sessions are set up so; those of a
 * host's data source are as the host made them.
 */
final class ServerCheck {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final String MARIADB = "MariaDB";
    private static final String NO_LIMIT = "18446744073709551615";
    private static final String PROBE = "barkeep_probe";

    private ServerCheck() {}

    /**
     * Refuses what cannot be made exact.
     *
     * @throws ConfigurationException with the reason and what to do
     */
    static void require(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT VERSION(), DATABASE(), @@sql_mode, @@character_set_client,"
                                + " @@character_set_connection, @@character_set_results, @@completion_type,"
                                + " CAST(@@sql_select_limit AS CHAR), @@sql_safe_updates")) {
            row.next();
            requireVersion(database, row.getString(1));
            if (row.getString(2) == null) {
                throw refused("DB_NAME", database + " has no default database: name one");
            }
            if (row.getString(3).contains("EMPTY_STRING_IS_NULL")) {
                throw refused(
                        "dataSource",
                        "the sessions of " + database
                                + " take an empty text for none: leave EMPTY_STRING_IS_NULL out of" + " sql_mode");
            }
            if (!row.getString(3).contains("STRICT_")) {
                throw refused(
                        "dataSource",
                        "the sessions of " + database + " are not strict, so that values might be cut: set sql_mode to"
                                + " STRICT_ALL_TABLES");
            }
            if (!"NO_CHAIN".equals(row.getString(7)) || !NO_LIMIT.equals(row.getString(8)) || row.getBoolean(9)) {
                throw refused(
                        "dataSource",
                        "the sessions of " + database
                                + " begin transactions by themselves, or cut or refuse what is asked"
                                + " of them: set completion_type, sql_select_limit and sql_safe_updates to their defaults");
            }
            @Nullable String results = row.getString(6);
            if (!"utf8mb4".equals(row.getString(4))
                    || !"utf8mb4".equals(row.getString(5))
                    || (results != null && !results.equals("utf8mb4"))) {
                throw refused(
                        "dataSource",
                        "the sessions of " + database + " do not speak utf8mb4, so that text might be lost: set"
                                + " characterEncoding=UTF-8");
            }
        }
        if (!countsTruly(connection)) {
            throw refused(
                    "dataSource",
                    "the driver does not count for " + database + " the rows that each statement changed: set"
                            + " useAffectedRows=true, and none of rewriteBatchedStatements,"
                            + " compensateOnDuplicateKeyUpdateCounts and maxRows");
        }
    }

    /** Asks the server itself: the driver's metadata calls MariaDB "MySQL", and some of its versions 5.5.5. */
    static Product product(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION()")) {
            row.next();
            return product(row.getString(1));
        }
    }

    private static Product product(String version) {
        return new Product(version.toLowerCase(Locale.ROOT).contains("mariadb") ? MARIADB : "MySQL", version);
    }

    /** Refuses what is too old. */
    static void requireVersion(String database, String version) {
        Product product = product(version);
        Matcher numbers = VERSION.matcher(version);
        int found = numbers.lookingAt()
                ? Integer.parseInt(numbers.group(1)) * 1000 + Integer.parseInt(numbers.group(2))
                : 0;
        if (found < (product.name().equals(MARIADB) ? 10_011 : 8_000)) {
            throw refused(
                    "DATABASE_URL",
                    database + " runs on " + product.name() + " " + version
                            + "; it has to be MySQL 8.0 or MariaDB 10.11 or newer: older ones have no collation that"
                            + " compares text exactly, or are no longer maintained");
        }
    }

    /** Says whether the user may make temporary tables: by making one, as roles and proxies make the grants hard to read. */
    private static boolean mayMakeTemporaryTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS " + PROBE + " (n INT NOT NULL PRIMARY KEY)");
            statement.execute("DROP TEMPORARY TABLE " + PROBE);
            return true;
        } catch (SQLException e) {
            if (MySqlErrors.meaning(e).kind() == ErrorMeaning.Kind.READ_ONLY) {
                return false;
            }
            throw e;
        }
    }

    private static boolean countsTruly(Connection connection) throws SQLException {
        @Nullable
        PropertySet driver = connection.isWrapperFor(JdbcConnection.class)
                ? connection.unwrap(JdbcConnection.class).getPropertySet()
                : null;
        return driver == null
                ? probeCountsTruly(connection)
                : driver.getBooleanProperty(PropertyKey.useAffectedRows).getValue()
                        && !driver.getBooleanProperty(PropertyKey.compensateOnDuplicateKeyUpdateCounts)
                                .getValue()
                        && !driver.getBooleanProperty(PropertyKey.rewriteBatchedStatements)
                                .getValue()
                        && driver.getIntegerProperty(PropertyKey.maxRows).getValue() <= 0;
    }

    /** What the driver of a connection that does not show it makes of a row that stays as it is, and of a batch. */
    private static boolean probeCountsTruly(Connection connection) throws SQLException {
        if (!mayMakeTemporaryTables(connection)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE " + PROBE + " (n INT NOT NULL PRIMARY KEY)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + PROBE + " (n) VALUES (?)")) {
                for (int n = 1; n <= 2; n++) {
                    insert.setInt(1, n);
                    insert.addBatch();
                }
                return Arrays.equals(insert.executeBatch(), new int[] {1, 1})
                        && statement.executeUpdate("UPDATE " + PROBE + " SET n = 1 WHERE n = 1") == 0
                        && statement.executeUpdate(
                                        "INSERT INTO " + PROBE + " (n) VALUES (1) ON DUPLICATE KEY UPDATE n = n")
                                == 0;
            } finally {
                statement.execute("DROP TEMPORARY TABLE " + PROBE);
            }
        }
    }

    private static ConfigurationException refused(String variable, String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, variable, message);
    }
}
