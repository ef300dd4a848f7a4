package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.DuplicateException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's result codes (https://www.sqlite.org/rescode.html), each with what it means to a host. */
final class SqliteErrors {

    private SqliteErrors() {}

    /**
     * Translates an error.
     *
     * @param database where, for the message
     * @param doing what was being done
     * @param error what the driver threw
     * @return what the host gets
     */
    static StorageException translate(String database, String doing, SQLException error) {
        String what = "could not " + doing + " in " + database + ": ";
        SQLiteErrorCode extended = error instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        if (extended == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                || extended == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                || extended == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID) {
            return new DuplicateException(what + error.getMessage(), error);
        }
        return switch (primary(error)) {
            // BUSY: another connection or process holds the lock; LOCKED: one of this process, on a shared cache.
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new ConflictException(
                        what
                                + "another process or transaction holds the file for longer than DB_POOL_TIMEOUT; run it again",
                        error);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                new ReadOnlyException(
                        what + "it may not be written to; check the rights of the file and its folder", error);
            case SQLITE_CANTOPEN ->
                new UnavailableException(
                        what + "the file cannot be opened; check its folder and the rights of both", error);
            // INTERRUPT: somebody cancelled the statement.
            case SQLITE_IOERR, SQLITE_INTERRUPT, SQLITE_PROTOCOL ->
                new UnavailableException(what + error.getMessage(), error);
            case SQLITE_FULL ->
                new StorageFullException(
                        what + "the disk or the quota is full; the call was undone, free some space and run it again",
                        error);
            // NOTADB: the first page is no longer that of a database.
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new CorruptedException(
                        what
                                + "the file is damaged; copy it and its -wal file before anything else, then restore a backup",
                        error);
            default -> new UnexpectedException(what + error.getMessage(), error);
        };
    }

    /** The primary code is the low byte of an extended one. */
    static SQLiteErrorCode primary(SQLException error) {
        return SQLiteErrorCode.getErrorCode(error.getErrorCode() & 0xff);
    }
}
