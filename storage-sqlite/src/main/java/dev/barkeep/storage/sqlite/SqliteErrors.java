package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's result codes (https://www.sqlite.org/rescode.html), each with what it means to a host. */
final class SqliteErrors {

    private SqliteErrors() {}

    static ErrorMeaning meaning(SQLException error) {
        SQLiteErrorCode extended = error instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        if (extended == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                || extended == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                || extended == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID) {
            return ErrorMeaning.DUPLICATE;
        }
        return switch (primary(error)) {
            // BUSY: another connection or process holds the lock; LOCKED: one of this process, on a shared cache.
            case SQLITE_BUSY, SQLITE_LOCKED ->
                ErrorMeaning.CONFLICT.withRemedy(
                        "another process or transaction holds the file for longer than DB_POOL_TIMEOUT; run it again");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                ErrorMeaning.READ_ONLY.withRemedy(
                        "it may not be written to; check the rights of the file and its folder");
            case SQLITE_CANTOPEN ->
                ErrorMeaning.UNAVAILABLE.withRemedy(
                        "the file cannot be opened; check its folder and the rights of both");
            // INTERRUPT: somebody cancelled the statement.
            case SQLITE_IOERR, SQLITE_INTERRUPT, SQLITE_PROTOCOL -> ErrorMeaning.UNAVAILABLE;
            case SQLITE_FULL -> ErrorMeaning.FULL;
            // NOTADB: the first page is no longer that of a database.
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                ErrorMeaning.CORRUPTED.withRemedy(
                        "the file is damaged; copy it and its -wal file before anything else, then restore a backup");
            default -> ErrorMeaning.UNEXPECTED;
        };
    }

    /** The primary code is the low byte of an extended one. */
    static SQLiteErrorCode primary(SQLException error) {
        return SQLiteErrorCode.getErrorCode(error.getErrorCode() & 0xff);
    }
}
