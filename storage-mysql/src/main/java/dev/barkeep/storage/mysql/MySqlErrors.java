package dev.barkeep.storage.mysql;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
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
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The error codes of MySQL (https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html) and MariaDB
 * (https://mariadb.com/kb/en/mariadb-error-code-reference/), each with what it means to a host. Up to 1879 they are the same;
 * beyond, a number that means something else on the other product is not in the table. The SQLState tells less: a violated
 * CHECK has none of its own, and a lock that was not free in time has that of a deadlock.
 */
final class MySqlErrors {

    static final int LOCK_WAIT_TIMEOUT = 1205;

    private MySqlErrors() {}

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
        if (error.getCause() instanceof InterruptedException) {
            return new UnavailableException(
                    what + "the thread was interrupted while it waited for a connection", error);
        }
        SQLException reason = reason(error);
        String message = what + reason.getMessage();
        if (isPacketTooBig(reason)) {
            return new UnexpectedException(
                    message + "; a row is larger than the server takes: raise its max_allowed_packet to 16M or more",
                    error);
        }
        // The driver stopped waiting, or stopped the statement.
        if (reason instanceof SQLTimeoutException) {
            return new UnavailableException(message, error);
        }
        return switch (reason.getErrorCode()) {
            // 1040 too many connections, 1203 too many of this user, 1226 some limit of the user is reached, 1053 the
            // server shuts down, 1317 somebody cancelled the statement, 1037 and 1041 it lacks memory, 1927 (MariaDB)
            // and 3169 (MySQL) somebody ended the session, 4031 (MySQL) it was idle for too long, 1129 the host is
            // blocked after too many errors, 1152 to 1161 and 1184 the connection broke, 1969 (MariaDB) and 3024
            // (MySQL) a time limit of the server for statements, 3032 (MySQL) the server is offline.
            case 1040,
                    1203,
                    1226,
                    1053,
                    1317,
                    1037,
                    1041,
                    1927,
                    3169,
                    4031,
                    1129,
                    1152,
                    1154,
                    1155,
                    1156,
                    1157,
                    1158,
                    1159,
                    1160,
                    1161,
                    1184,
                    1969,
                    3024,
                    3032 -> new UnavailableException(message, error);
            // 1213 deadlock, 1205 a lock was not free in time, 3572 nor at once, 1020 (MariaDB) a row was changed
            // since it was read, 3058 a deadlock of named locks, 3101 another server of the group was first.
            case 1213, LOCK_WAIT_TIMEOUT, 3572, 1020, 3058, 3101 ->
                new ConflictException(message + "; run it again", error);
            // 1062 a unique key, 1586 the same with its name.
            case 1062, 1586 -> new DuplicateException(message, error);
            // 1021 disk full, 1114 a table or the temporary space is; 1026, 3 and 20 a file cannot be written.
            case 1021, 1114, 1026, 3, 20 ->
                new StorageFullException(message + "; the call was undone, free some space and run it again", error);
            // 1044, 1142, 1143, 1227, 1370 a right is lacking; 1290, 1836 (MySQL) the server and 1792 the transaction
            // is read only.
            case 1044, 1142, 1143, 1227, 1370, 1290, 1836, 1792 ->
                new ReadOnlyException(message + "; check the rights of the user and that this is the primary", error);
            // 1146 no such table, 1054 no such column, 1051 a table to drop is gone, 1364 a column of somebody else's
            // has no default.
            case 1146, 1054, 1051, 1364 ->
                new SchemaMismatchException(message + "; the schema was changed by somebody else", error);
            // 1045 wrong password or no such user: the server does not tell which; 1698 the user logs in by other
            // means.
            case 1045, 1698, 3118 ->
                refused("DB_PASSWORD", what + "the server refuses this user with this password", error);
            // No such database.
            case 1049 -> refused("DB_NAME", what + "the server has no such database", error);
            // 126, 127, 145, 1034, 1035 and 1194: a table or its index is damaged.
            case 126, 127, 145, 1034, 1035, 1194 ->
                new CorruptedException(
                        message + "; the server's files are damaged, copy them before anything else", error);
            // 1665 rows committed as we do cannot be written into a log of statements.
            case 1665 -> new UnexpectedException(message + "; set the server's binlog_format to ROW or MIXED", error);
            // 08: the connection could not be made, or is gone; a driver's own code, without a number.
            default ->
                isConnectionState(reason)
                        ? new UnavailableException(message, error)
                        : new UnexpectedException(message, error);
        };
    }

    /** Translates an error of the first connection. */
    static StorageException translateOpening(String database, SQLException error) {
        SQLException reason = reason(error);
        // The user may not use the database; one without any rights is not told whether it is there.
        if (reason.getErrorCode() == 1044) {
            return refused(
                    "DB_NAME",
                    "could not open " + database
                            + ": the server has no such database, or the user may not use it; make it with CREATE DATABASE,"
                            + " and GRANT the user its rights on it",
                    error);
        }
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof SSLException || t instanceof CertificateException) {
                return refused("DATABASE_URL", "could not open " + database + " by TLS: " + t.getMessage(), error);
            }
        }
        // A parameter of the URL has a value that the driver does not take; it is not shown.
        if ("01S00".equals(reason.getSQLState())) {
            return refused("DATABASE_URL", "a parameter has a value that cannot be used", error);
        }
        return translate(database, "open the database", error);
    }

    /** Says whether the session is gone: ended by the server, or with its connection. */
    static boolean isLost(SQLException error) {
        SQLException reason = reason(error);
        return switch (reason.getErrorCode()) {
            case 1053, 1927, 3169, 4031 -> true;
            // No more connections are to be had: those that there are had better stay.
            case 1040, 1203, 1226 -> false;
            default -> isConnectionState(reason);
        };
    }

    /** Says whether a right is lacking, or nothing may be written at all. */
    static boolean isForbidden(SQLException error) {
        return switch (reason(error).getErrorCode()) {
            case 1044, 1142, 1143, 1227, 1290, 1370, 1792, 1836 -> true;
            default -> false;
        };
    }

    private static boolean isConnectionState(SQLException reason) {
        String state = reason.getSQLState();
        return state != null && state.startsWith("08");
    }

    /** By the driver before it sends, or 1153 by the server. */
    private static boolean isPacketTooBig(SQLException reason) {
        return reason instanceof PacketTooBigException || reason.getErrorCode() == 1153;
    }

    /** Finds what the server said: a batch and the pool tell it second hand. */
    private static SQLException reason(SQLException error) {
        for (SQLException next = error; next != null; next = next.getNextException()) {
            for (@Nullable Throwable t = next; t != null; t = t.getCause()) {
                if (t instanceof SQLException sql && (sql.getErrorCode() != 0 || isPacketTooBig(sql))) {
                    return sql;
                }
            }
        }
        return error;
    }

    private static ConfigurationException refused(String variable, String message, SQLException error) {
        ConfigurationException refused = new ConfigurationException(Problem.INVALID_VALUE, variable, message);
        // What the driver says of a parameter repeats its value.
        if (!"DATABASE_URL".equals(variable)) {
            refused.addSuppressed(error);
        }
        return refused;
    }
}
