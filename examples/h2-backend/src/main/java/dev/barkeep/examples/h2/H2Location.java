package dev.barkeep.examples.h2;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/** Which database, read from a URL, and what H2 is told about it. */
final class H2Location {

    private static final String JDBC = "jdbc:h2:";

    /** What our tables and statements rely on; H2 refuses a URL that says something else as well. The mode has ON CONFLICT. */
    private static final String REQUIRED =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IGNORECASE=FALSE;LAZY_QUERY_EXECUTION=FALSE";

    /** Where a URL may say something else. */
    private static final Map<String, String> DEFAULTS = Map.of(
            // What is committed is in the file, and not half a second later.
            "WRITE_DELAY", "0");

    private static final String LOCK_TIMEOUT = "LOCK_TIMEOUT";

    /**
     * In milliseconds, and DB_POOL_TIMEOUT if that is less. H2's two seconds are short for one who waits behind many rows; it is also
     * how long a deadlock lasts that H2 does not notice.
     */
    private static final long LONGEST_WAIT = 10_000;

    private H2Location() {}

    /**
     * Reads a URL.
     *
     * @param trusted whether all settings of H2 pass
     * @throws ConfigurationException if it names no file, or a setting does not pass
     */
    static ServerLocation of(DatabaseUrl url, boolean trusted) {
        String jdbc = url.jdbc() == null ? ofFile(url) : url.jdbc();
        int end = url.jdbc() == null ? -1 : jdbc.indexOf(';');
        String place = end < 0 ? jdbc : jdbc.substring(0, end);
        Map<String, String> settings = new LinkedHashMap<>(
                H2Settings.read(end < 0 ? url.parameters() : H2Settings.ofJdbc(jdbc.substring(end + 1)), trusted));
        String name = place.substring(JDBC.length());
        // It would be part of the name, which messages show.
        if (name.matches("(?i)(tcp|ssl):/*[^/]*@.*")) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    "DATABASE_URL",
                    "H2 takes user and password as ;USER= and ;PASSWORD=, not before an @");
        }
        boolean limited = settings.containsKey(LOCK_TIMEOUT);
        DEFAULTS.forEach(settings::putIfAbsent);
        String whole = place + H2Settings.text(settings) + REQUIRED;
        ServerLocation location = new ServerLocation(name, () -> new H2Connection(whole, url.user(), url.password()));
        return limited
                ? location
                : location.withLockLimit(
                        longest -> "SET " + LOCK_TIMEOUT + " " + Math.min(LONGEST_WAIT, longest.toMillis()));
    }

    /** H2's own abort does nothing: a pool that closes would leave the file open, in the hands of a call that still runs. */
    private static final class H2Connection extends JdbcConnection {

        /** User and password are null, not empty, if they are not said: a JDBC URL may say them among its settings. */
        H2Connection(String url, @Nullable String user, @Nullable Secret password) throws SQLException {
            super(url, null, user, password == null ? null : password.reveal(), false);
        }

        @Override
        public void abort(Executor executor) {
            try {
                close();
            } catch (SQLException e) {
                throw DbException.convert(e);
            }
        }
    }

    private static String ofFile(DatabaseUrl url) {
        String file = url.database();
        // A semicolon begins the settings, a colon stands behind the kinds of databases that are no files.
        if (file == null || url.host() != null || file.indexOf(';') >= 0 || file.startsWith(":")) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    "DATABASE_URL",
                    "an H2 URL has three slashes before a relative file, four before an absolute one: h2:///market,"
                            + " h2:////srv/market; for memory and servers write jdbc:h2:mem:name;DB_CLOSE_DELAY=-1"
                            + " and jdbc:h2:tcp://host/name");
        }
        try {
            // H2's usual file system closes the database under everybody if a thread is interrupted that reads it.
            return JDBC + "async:" + Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE, "DATABASE_URL", "'" + file + "' is not a file name: " + e.getReason());
        }
    }
}
