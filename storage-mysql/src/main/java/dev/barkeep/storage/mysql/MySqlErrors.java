package dev.barkeep.storage.mysql;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import javax.net.ssl.SSLException;

/**
 * The error codes of MySQL (https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html) and MariaDB
 * (https://mariadb.com/kb/en/mariadb-error-code-reference/), each with what it means to a host. Up to 1879 they are the same;
 * beyond, a number that means something else on the other product is not in the table. The SQLState tells less: a violated
 * CHECK has none of its own, and a lock that was not free in time has that of a deadlock.
 */
final class MySqlErrors {

    static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Said by {@link CautiousPasswordPlugin}. */
    static final String PASSWORD_WANTED =
            "the server asks for the password itself, and its certificate is not verified";

    private static final String VERIFY =
            "; write sslMode=VERIFY_IDENTITY, with trustCertificateKeyStoreUrl=file:/... for a certificate of your own";

    private MySqlErrors() {}

    static ErrorMeaning meaning(SQLException error) {
        // By the driver before it sends, or 1153 by the server.
        if (error instanceof PacketTooBigException || error.getErrorCode() == 1153) {
            return ErrorMeaning.UNEXPECTED.withRemedy(
                    "a row is larger than the server takes: raise its max_allowed_packet to 16M or more");
        }
        // The driver stopped waiting, or stopped the statement.
        if (error instanceof SQLTimeoutException) {
            return ErrorMeaning.UNAVAILABLE;
        }
        return switch (error.getErrorCode()) {
            // 1053 the server shuts down, 1927 (MariaDB) and 3169 (MySQL) somebody ended the session, 4031 (MySQL) it
            // was idle for too long, 1152 to 1161 and 1184 the connection broke.
            case 1053, 1927, 3169, 4031, 1152, 1154, 1155, 1156, 1157, 1158, 1159, 1160, 1161, 1184 ->
                ErrorMeaning.SESSION_LOST;
            // 1040 too many connections, 1203 too many of this user, 1226 some limit of the user is reached, 1317
            // somebody cancelled the statement, 1037 and 1041 the server lacks memory, 1129 the host is blocked after
            // too many errors, 1969 (MariaDB) and 3024 (MySQL) a time limit of the server for statements, 3032 (MySQL)
            // the server is offline. The sessions that there are had better stay.
            case 1040, 1203, 1226, 1317, 1037, 1041, 1129, 1969, 3024, 3032 -> ErrorMeaning.UNAVAILABLE;
            // 1213 deadlock, 1205 a lock was not free in time, 3572 nor at once, 1020 (MariaDB) a row was changed
            // since it was read, 3058 a deadlock of named locks, 3101 another server of the group was first, 1050
            // another process made a table first.
            case 1213, LOCK_WAIT_TIMEOUT, 3572, 1020, 3058, 3101, 1050 -> ErrorMeaning.CONFLICT;
            // 1062 a unique key, 1586 the same with its name.
            case 1062, 1586 -> ErrorMeaning.DUPLICATE;
            // 1021 disk full, 1114 a table or the temporary space is; 1026, 3 and 20 a file cannot be written.
            case 1021, 1114, 1026, 3, 20 -> ErrorMeaning.FULL;
            // 1044, 1142, 1143, 1227, 1370 a right is lacking; 1290, 1836 (MySQL) the server and 1792 the transaction
            // is read only.
            case 1044, 1142, 1143, 1227, 1370, 1290, 1836, 1792 -> ErrorMeaning.READ_ONLY;
            // 1146 no such table, 1054 no such column, 1051 a table to drop is gone, 1364 a column of somebody else's
            // has no default.
            case 1146, 1054, 1051, 1364 -> ErrorMeaning.SCHEMA_MISMATCH;
            // 1045 wrong password or no such user: the server does not tell which; 1698 the user logs in by other
            // means, 3118 the account is locked.
            case 1045, 1698, 3118 ->
                ErrorMeaning.refused("DB_PASSWORD", "the server refuses this user with this password");
            // No such database.
            case 1049 -> ErrorMeaning.refused("DB_NAME", "the server has no such database");
            // 126, 127, 145, 1034, 1035 and 1194: a table or its index is damaged.
            case 126, 127, 145, 1034, 1035, 1194 -> ErrorMeaning.CORRUPTED;
            // 1665 rows committed as we do cannot be written into a log of statements.
            case 1665 -> ErrorMeaning.UNEXPECTED.withRemedy("set the server's binlog_format to ROW or MIXED");
            // A driver's own, without a number.
            default -> isBroken(error) ? ErrorMeaning.SESSION_LOST : ErrorMeaning.UNEXPECTED;
        };
    }

    /** The connection could not be made, or is gone; in the middle of a stream the driver has no code for that. */
    private static boolean isBroken(SQLException error) {
        if (error.getSQLState() != null && error.getSQLState().startsWith("08")) {
            return true;
        }
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof EOFException
                    || t instanceof SocketException
                    || t instanceof SocketTimeoutException
                    || t instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    /** Of the first connection. */
    static ErrorMeaning meaningAtOpening(SQLException error) {
        // The user may not use the database; one without any rights is not told whether it is there.
        if (error.getErrorCode() == 1044) {
            return ErrorMeaning.refused(
                    "DB_NAME",
                    "the server has no such database, or the user may not use it; make it with CREATE DATABASE, and GRANT"
                            + " the user its rights on it");
        }
        for (Throwable t = error; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (message.equals(PASSWORD_WANTED)) {
                return ErrorMeaning.refused(
                        "DATABASE_URL",
                        PASSWORD_WANTED + VERIFY + ", or sslMode=REQUIRED to send it, encrypted, to whoever answers");
            }
            if (MySqlParameters.REVEALING.stream().anyMatch(message::contains)) {
                return ErrorMeaning.refused("DATABASE_URL", PASSWORD_WANTED + VERIFY);
            }
            if (t instanceof SSLException || t instanceof CertificateException) {
                return ErrorMeaning.refused(
                        "DATABASE_URL",
                        "no connection by TLS: " + t.getMessage() + "; check the certificate of the server" + VERIFY);
            }
        }
        // A parameter of the URL has a value that the driver does not take; it is not shown.
        if ("01S00".equals(error.getSQLState())) {
            return ErrorMeaning.refused("DATABASE_URL", "a parameter has a value that cannot be used");
        }
        return meaning(error);
    }
}
