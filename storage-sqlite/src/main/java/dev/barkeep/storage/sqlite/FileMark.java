package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Whose file it is, as its first page says.
 *
 * @param applicationId its mark; 0 if it has none
 * @param empty whether its schema is empty
 * @param tables the first of its tables, for people; {@code null} if they are not known
 * @param former whether it has a table of the former application
 * @param changelog whether it has the table that says what was applied
 */
record FileMark(int applicationId, boolean empty, @Nullable String tables, boolean former, boolean changelog) {

    /** "BKPR", set by the first migration. */
    private static final int OURS = 0x424b5052;

    /** Positions in the first page, and what stands there if it is all of an empty schema: a leaf without cells. */
    private static final int APPLICATION_ID_AT = 68;

    private static final int PAGE_TYPE_AT = 100;
    private static final int CELL_COUNT_AT = 103;
    private static final byte LEAF = 0x0d;

    /** Asks SQLite. */
    static FileMark read(Connection connection) throws SQLException {
        // One statement, so that mark and tables are of the same moment.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT application_id FROM pragma_application_id),"
                        + " (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema"
                        + " WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name LIMIT 8)),"
                        + " EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'daily_data'),"
                        + " EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'storage_changelog')")) {
            row.next();
            @Nullable String tables = row.getString(2);
            return new FileMark(row.getInt(1), tables == null, tables, row.getBoolean(3), row.getBoolean(4));
        }
    }

    /** Reads it off a first page. The names of tables may be on other pages; {@code known} tells what is known of them. */
    static FileMark of(ByteBuffer firstPage, @Nullable FileMark known) {
        boolean empty = firstPage.get(PAGE_TYPE_AT) == LEAF && firstPage.getShort(CELL_COUNT_AT) == 0;
        return new FileMark(
                firstPage.getInt(APPLICATION_ID_AT),
                empty,
                known == null ? null : known.tables,
                known != null && known.former,
                known != null && known.changelog);
    }

    boolean isOurs() {
        return applicationId == OURS;
    }

    /** Tells what is ours, or may become it, from what is another program's. */
    boolean isForeign() {
        return !isOurs() && (applicationId != 0 || !empty);
    }

    /**
     * Refuses what is another program's, and what is ours but lacks the table that says what it has.
     *
     * @param database names the database in messages
     * @throws SchemaMismatchException if it is refused
     */
    void requireUsable(String database) {
        if (isForeign()) {
            String what = empty ? "none" : tables == null ? "not yet in the file" : tables;
            String hint = former
                    ? " It looks like a file of the former application, which cannot be opened in place:"
                            + " LegacyImport takes it over into another one."
                    : "";
            throw new SchemaMismatchException(
                    Reason.OTHER_PROGRAM,
                    database + " belongs to another program (application_id " + applicationId + ", tables " + what
                            + "); it was not changed." + hint + " Name another file",
                    null);
        }
        if (isOurs() && !changelog) {
            throw new SchemaMismatchException(
                    Reason.NO_HISTORY,
                    database + " has our mark, but the table storage_changelog is missing; it was not changed. Restore"
                            + " a backup, or name another file",
                    null);
        }
    }
}
