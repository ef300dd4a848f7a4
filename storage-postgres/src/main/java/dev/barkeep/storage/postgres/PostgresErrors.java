package dev.barkeep.storage.postgres;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.DuplicateException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's SQLStates (https://www.postgresql.org/docs/current/errcodes-appendix.html), each with what it means to a host. */
final class PostgresErrors {

    private PostgresErrors() {}

    /**
     * Translates an error.
     *
     * @param database where, for the message
     * @param doing what was being done
     * @param error what the pool or the driver threw
     * @return what the host gets
     */
    static StorageException translate(String database, String doing, SQLException error) {
        String what = "could not " + doing + " in " + database + ": ";
        SQLException reason = reason(error);
        String message = what + reason.getMessage();
        String state = reason.getSQLState();
        if (state == null) {
            return new UnexpectedException(message, error);
        }
        return switch (state) {
            // 57P01 an administrator or a shutdown ended the session, 57P02 the server crashed, 57P03 it is starting
            // up, 57P05 the session was idle for too long, 53300 it has too many connections, 53200 too little
            // memory, 53400 some other limit is reached, 58030 it cannot read or write its files, 57014 somebody
            // cancelled the statement.
            case "57P01", "57P02", "57P03", "57P05", "53300", "53200", "53400", "58030", "57014" ->
                new UnavailableException(message, error);
            // 40001 serialization failure, 40P01 deadlock, 55P03 a lock was not free in time.
            case "40001", "40P01", "55P03" -> new ConflictException(message + "; run it again", error);
            // A unique index.
            case "23505" -> new DuplicateException(message, error);
            // Disk full.
            case "53100" ->
                new StorageFullException(message + "; the call was undone, free some space and run it again", error);
            // 25006 a standby, or default_transaction_read_only; 42501 a right is lacking.
            case "25006", "42501" ->
                new ReadOnlyException(message + "; check the rights of the user and that this is the primary", error);
            // 42P01 no such table, 3F000 no such schema, 42703 no such column, 42P07 a sequence or an index has the
            // name of a table that is to be made.
            case "42P01", "3F000", "42703", "42P07" ->
                new SchemaMismatchException(message + "; the schema was changed by somebody else", error);
            // Wrong password, or no such user: the server does not tell which.
            case "28P01" -> refused("DB_PASSWORD", what + "the server refuses this user with this password", error);
            // The server's pg_hba.conf lets this user not in from here, or the user is not allowed to log in.
            case "28000" -> refused("DB_USER", what + reason.getMessage(), error);
            // No such database.
            case "3D000" -> refused("DB_NAME", what + "the server has no such database", error);
            // XX001 data, XX002 an index is damaged.
            case "XX001", "XX002" ->
                new CorruptedException(
                        message + "; the server's files are damaged, copy them before anything else", error);
            // 08: the connection could not be made, or is gone.
            default ->
                state.startsWith("08")
                        ? new UnavailableException(message, error)
                        : new UnexpectedException(message, error);
        };
    }

    /** Says whether the session is gone: ended by the server (57P01 to 57P05), or with its connection (08). */
    static boolean isLost(SQLException error) {
        String state = reason(error).getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }

    /** Finds what the server said: a batch and the pool tell it second hand. */
    private static SQLException reason(SQLException error) {
        for (SQLException next = error; next != null; next = next.getNextException()) {
            for (@Nullable Throwable t = next; t != null; t = t.getCause()) {
                if (t instanceof org.postgresql.util.PSQLException server && server.getSQLState() != null) {
                    return server;
                }
            }
        }
        return error;
    }

    private static ConfigurationException refused(String variable, String message, SQLException error) {
        ConfigurationException refused = new ConfigurationException(Problem.INVALID_VALUE, variable, message);
        refused.addSuppressed(error);
        return refused;
    }
}
