package dev.barkeep.storage.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Connections that lead to a pooler, as PgBouncer, and not to the server itself. In its usual mode each transaction may run in another
 * session of the server, and what was set or prepared in a session is there for strangers. So nothing is set for a session, and
 * each transaction says what it needs.
 */
final class Poolers {

    /** What each transaction begins with, by the connection of the driver. */
    private static final Map<Connection, String> BEHIND = Collections.synchronizedMap(new WeakHashMap<>());

    private Poolers() {}

    /**
     * Finds out whether a connection leads to a pooler: it told another number of the session than the server has.
     *
     * @param connection a new connection of the driver
     * @param settings what each of its transactions begins with, if it does
     */
    static boolean look(Connection connection, String settings) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            boolean behind =
                    row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
            if (behind) {
                BEHIND.put(connection, settings);
            }
            return behind;
        }
    }

    /** What a transaction begins with; {@code null} if the connection leads to the server itself, or is a host's. */
    static @Nullable String settings(Connection connection) throws SQLException {
        return !BEHIND.isEmpty() && connection.isWrapperFor(PGConnection.class)
                ? BEHIND.get(connection.unwrap(PGConnection.class))
                : null;
    }
}
