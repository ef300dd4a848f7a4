package dev.barkeep.storage.postgres;

import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Set;
import java.util.TimeZone;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;

/** PostgreSQL's SQLStates (https://www.postgresql.org/docs/current/errcodes-appendix.html), each with what it means to a host. */
final class PostgresErrors {

    private static final String INVALID_PARAMETER = "22023";
    private static final String REJECTED = "08004";

    /** 08004 rejected, 08006 broken, 08001 not made. */
    private static final Set<String> CONNECTING = Set.of(REJECTED, "08006", "08001");

    /** Said by {@link PostgresSource}. */
    static final String SCHEMA_BEHIND_POOLER =
            "a pooler is before the server, and 'currentSchema' does not reach it: the tables would be those of another schema";

    private PostgresErrors() {}

    static ErrorMeaning meaning(SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            return ErrorMeaning.UNEXPECTED;
        }
        return switch (state) {
            // 57P01 an administrator or a shutdown ended the session, 57P02 the server crashed, 57P03 it is starting
            // up, 57P04 the database was dropped, 57P05 the session was idle for too long.
            case "57P01", "57P02", "57P03", "57P04", "57P05" -> ErrorMeaning.SESSION_LOST;
            // 53300 too many connections, 53200 too little memory, 53400 some other limit is reached, 58030 the server
            // cannot read or write its files, 57014 somebody cancelled the statement.
            case "53300", "53200", "53400", "58030", "57014" -> ErrorMeaning.UNAVAILABLE;
            // 40001 serialization failure, 40P01 deadlock, 55P03 a lock was not free in time.
            case "40001", "40P01", "55P03" -> ErrorMeaning.CONFLICT;
            // A unique index.
            case "23505" -> ErrorMeaning.DUPLICATE;
            // Disk full.
            case "53100" -> ErrorMeaning.FULL;
            // A standby, readOnly=true in the URL, or default_transaction_read_only.
            case "25006" ->
                ErrorMeaning.READ_ONLY.withRemedy(
                        "check that this is the primary, and that neither the URL says readOnly=true nor the server or the user "
                                + "default_transaction_read_only");
            // A right is lacking.
            case "42501" ->
                ErrorMeaning.READ_ONLY.withRemedy(
                        "check the rights of the user; where the schema is not its own, its owner grants them by "
                                + "GRANT USAGE, CREATE ON SCHEMA name TO user");
            // 42P01 no such table, 3F000 no such schema, 42703 no such column, 42P07 a sequence or an index has the
            // name of a table that is to be made.
            case "42P01", "3F000", "42703", "42P07" -> ErrorMeaning.SCHEMA_MISMATCH;
            // Wrong password, or no such user: the server does not tell which.
            case "28P01" -> ErrorMeaning.refused("DB_PASSWORD", "the server refuses this user with this password");
            // The server's pg_hba.conf lets this user not in from here, or the user is not allowed to log in.
            case "28000" -> ErrorMeaning.refused("DB_USER", String.valueOf(error.getMessage()));
            // No such database.
            case "3D000" -> ErrorMeaning.refused("DB_NAME", "the server has no such database");
            // 42P05 and 26000: a statement that was prepared in one session of the server is looked for in another one.
            case "42P05", "26000" ->
                ErrorMeaning.UNEXPECTED.withRemedy(
                        "a pooler before the server keeps no prepared statements: write prepareThreshold=0 in the URL, or set"
                                + " max_prepared_statements of PgBouncer");
            // XX001 data, XX002 an index is damaged.
            case "XX001", "XX002" -> ErrorMeaning.CORRUPTED;
            default -> state.startsWith("08") ? meaningOfConnection(error) : ErrorMeaning.UNEXPECTED;
        };
    }

    /** Explains an error of the first connection, whose cause may be a parameter of the URL or the time zone of the JVM. */
    static ErrorMeaning meaningAtOpening(SQLException error) {
        if (SCHEMA_BEHIND_POOLER.equals(error.getMessage())) {
            return ErrorMeaning.refused(
                    "DATABASE_URL",
                    SCHEMA_BEHIND_POOLER
                            + "; use a database or a user of its own, with ALTER ROLE name SET search_path = schema, or "
                            + "connect to the server itself");
        }
        if ("08P01".equals(error.getSQLState())
                && String.valueOf(error.getMessage()).contains("startup parameter")) {
            return ErrorMeaning.refused(
                    "DATABASE_URL",
                    "the pooler before the server does not take what goes with the login (" + error.getMessage()
                            + "): remove 'options' or 'currentSchema' from the URL, or name it in ignore_startup_parameters"
                            + " of PgBouncer, which then drops it");
        }
        if (CONNECTING.contains(String.valueOf(error.getSQLState())) && !isOfServer(error)) {
            return meaningOfLogin(error);
        }
        if (!INVALID_PARAMETER.equals(error.getSQLState())) {
            return meaning(error);
        }
        String zone = TimeZone.getDefault().getID();
        String message = String.valueOf(error.getMessage());
        // The message may be in any language, but it has both names. The driver always sends the zone with the login.
        return message.contains("TimeZone") && message.contains(zone)
                ? new ErrorMeaning(
                        ErrorMeaning.Kind.REFUSED,
                        "the server does not know " + zone
                                + ", the default time zone of this JVM, which the driver sends "
                                + "with the login; start the JVM with -Duser.timezone=UTC, or another zone of pg_timezone_names, or "
                                + "install the server's time zones of old names (tzdata-legacy on Debian and Ubuntu)",
                        null)
                : ErrorMeaning.refused("DATABASE_URL", "a parameter has a value that cannot be used");
    }

    /**
     * 08: the connection could not be made, or is gone. Unless a server says so: then this connection is there, and that from a pooler
     * to the server, or from that to another one, is not.
     */
    private static ErrorMeaning meaningOfConnection(SQLException error) {
        return isOfServer(error)
                ? ErrorMeaning.UNAVAILABLE.withRemedy("a pooler or a server behind this one has a problem; if the "
                        + "URL asks for prepared statements and the pooler keeps none, write prepareThreshold=0")
                : ErrorMeaning.SESSION_LOST;
    }

    /** Whether the server said it, and not the driver. */
    private static boolean isOfServer(SQLException error) {
        return error instanceof PSQLException told && told.getServerErrorMessage() != null;
    }

    /** The driver's words may be in any language; names of its parameters and of protocols are in all. */
    private static ErrorMeaning meaningOfLogin(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("requireAuth")) {
            return ErrorMeaning.refused(
                    "DATABASE_URL",
                    "the server asks for the password in a way that 'requireAuth' does not allow; by default it is not sent in"
                            + " the clear to a server whose certificate is not verified: write sslmode=verify-full, with "
                            + "sslrootcert=FILE for a certificate of your own, or requireAuth=password to send it to whoever answers");
        }
        boolean ofTls = message.contains("SSL") || message.contains("hostnameverifier");
        for (Throwable t = error.getCause(); t != null; t = t.getCause()) {
            ofTls |= t instanceof SSLException || t instanceof GeneralSecurityException;
        }
        if (ofTls) {
            return ErrorMeaning.refused(
                    "DATABASE_URL",
                    "no connection by TLS: " + message
                            + "; check sslmode, sslrootcert and the certificate of the server");
        }
        return REJECTED.equals(error.getSQLState())
                ? ErrorMeaning.refused(
                        "DB_PASSWORD",
                        message
                                + "; a password stands in the URL, in DB_PASSWORD or in ~/.pgpass, and that of PGPASSWORD is"
                                + " not read")
                : meaning(error);
    }
}
