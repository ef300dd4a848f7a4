package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Table;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements by which many rows reach a table: right into it if its rows are always new, else into a temporary table, and from
 * there by two statements that leave alone what is the same.
 *
 * @param table the table
 */
record StagedStatements(Table<?> table) {

    /** The temporary table has the name of nothing that we make for good: it would hide that. */
    String stage() {
        return "barkeep_rows_of_" + table.name();
    }

    /** With the keys and types of the table. A temporary table is made and dropped without ending the transaction. */
    String createStage() {
        return "CREATE TEMPORARY TABLE " + stage() + " LIKE " + table.name();
    }

    String dropStage() {
        return "DROP TEMPORARY TABLE IF EXISTS " + stage();
    }

    /** Rows into the stage, of the same key the last one; numbered ones right into their table. */
    String fill(int rows) {
        String row = "(" + String.join(", ", Collections.nCopies(table.columns().size() + 2, "?")) + ")";
        return (table.isKeyed() ? "REPLACE INTO " + stage() : "INSERT INTO " + table.name()) + " (" + columns()
                + ") VALUES " + String.join(", ", Collections.nCopies(rows, row));
    }

    /**
     * Inserts the rows whose keys are new, and so counts them; the others it locks, so that they stay as they are until
     * {@link #update}. In the order of the keys, in which other writers lock rows too.
     */
    String insert() {
        String key = table.keys().get(0).name();
        return "INSERT INTO " + table.name() + " (" + columns() + ") SELECT " + columns() + " FROM " + stage()
                + " staged ORDER BY " + names(table.keys()) + " ON DUPLICATE KEY UPDATE " + key + " = " + table.name()
                + "."
                + key;
    }

    /**
     * Replaces the values of rows that have others, and so counts them. The stage is read first, by order: MariaDB would else
     * read the whole table where it is hardly larger, and wait for rows that are none of ours.
     */
    String update() {
        return "UPDATE " + stage() + " staged STRAIGHT_JOIN " + table.name() + " ON "
                + each(table.keys(), " = ", " AND ") + " SET " + each(table.values(), " = ", ", ") + ", " + table.name()
                + ".updated_at = staged.updated_at WHERE NOT (" + each(table.values(), " <=> ", " AND ") + ")";
    }

    private String each(List<? extends Column<?>> columns, String operator, String separator) {
        return columns.stream()
                .map(column -> table.name() + "." + column.name() + operator + "staged." + column.name())
                .collect(Collectors.joining(separator));
    }

    private String columns() {
        return names(table.columns()) + ", created_at, updated_at";
    }

    private static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
