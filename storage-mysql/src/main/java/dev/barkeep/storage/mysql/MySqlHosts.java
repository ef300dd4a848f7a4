package dev.barkeep.storage.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Several hosts of one database, of which one may be written to. Each connection is to one of them for all its life. The driver's
 * own failover would continue a session on another host, without what was set on it.
 */
final class MySqlHosts {

    private MySqlHosts() {}

    /**
     * Connects to the first host that answers and may be written to; if there is none, to the first that answers.
     *
     * @throws SQLException what the last one said, if none answers, with what the others said; what a host says that refuses the login
     */
    static Connection connect(List<? extends DataSource> hosts) throws SQLException {
        List<SQLException> silent = new ArrayList<>();
        @Nullable Connection readable = null;
        for (DataSource host : hosts) {
            try {
                Connection connection = host.getConnection();
                if (isWritable(connection)) {
                    close(readable);
                    return connection;
                }
                if (readable == null) {
                    readable = connection;
                } else {
                    connection.close();
                }
            } catch (SQLException e) {
                if (e.getSQLState() == null || !e.getSQLState().startsWith("08")) {
                    close(readable);
                    throw e;
                }
                silent.add(e);
            }
        }
        if (readable != null) {
            return readable;
        }
        SQLException last = silent.remove(silent.size() - 1);
        silent.forEach(last::addSuppressed);
        throw last;
    }

    private static boolean isWritable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(@@global.read_only AS CHAR)")) {
            // A number, or a word in later versions of MariaDB.
            return row.next() && List.of("0", "OFF").contains(row.getString(1));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void close(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
