package dev.barkeep.storage.postgres;

import dev.barkeep.storage.mybatis.table.Inserts;
import dev.barkeep.storage.mybatis.table.StoredColumns;

/**
 * The statements that put rows as they are stored: few by one statement each, many by COPY into a temporary table and one statement
 * from there.
 *
 * @param columns the table
 */
record PutStatements(StoredColumns<?> columns) {

    /** In the session's own schema for temporary tables, where nobody else's table can be meant. */
    private static final String STAGE = "pg_temp.barkeep_puts";

    String put() {
        return columns.insert("INSERT INTO", 1) + Inserts.replacing(columns);
    }

    String createStage() {
        return "CREATE TEMPORARY TABLE barkeep_puts ON COMMIT DROP AS SELECT " + columns.names() + " FROM "
                + columns.table() + " WITH NO DATA";
    }

    String copy() {
        return "COPY " + STAGE + " FROM STDIN (FORMAT binary)";
    }

    /** In the order of the keys, in which other writers lock rows too. */
    String putStage() {
        return "INSERT INTO " + columns.table() + " (" + columns.names() + ") SELECT " + columns.names() + " FROM "
                + STAGE + " ORDER BY " + columns.keyNames() + Inserts.replacing(columns);
    }

    String dropStage() {
        return "DROP TABLE " + STAGE;
    }
}
