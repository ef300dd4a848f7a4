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

    private Stage stage() {
        return new Stage("barkeep_puts_of_" + columns.table());
    }

    String put() {
        return columns.insert("INSERT INTO", 1) + Inserts.replacing(columns);
    }

    String createStage() {
        return stage().create(columns.names(), columns.table());
    }

    String copy() {
        return "COPY " + stage().name() + " FROM STDIN (FORMAT binary)";
    }

    /** In the order of the keys, in which other writers lock rows too. */
    String putStage() {
        return "INSERT INTO " + columns.table() + " (" + columns.names() + ") SELECT " + columns.names() + " FROM "
                + stage().name() + " ORDER BY " + columns.keyNames() + Inserts.replacing(columns);
    }

    String clearStage() {
        return stage().clear();
    }
}
