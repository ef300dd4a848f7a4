package dev.barkeep.storage.sqlite;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** Tells the pool which connections are broken: sqlite-jdbc gives no SQLState, by which it would know. */
final class FatalErrors implements SQLExceptionOverride {

    /** Of these a connection does not recover; the others are errors of one statement. */
    private static final Set<SQLiteErrorCode> FATAL = EnumSet.of(
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_NOTADB,
            SQLiteErrorCode.SQLITE_CANTOPEN);

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException error) {
        return FATAL.contains(SqliteErrors.primary(error))
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.DO_NOT_EVICT;
    }
}
