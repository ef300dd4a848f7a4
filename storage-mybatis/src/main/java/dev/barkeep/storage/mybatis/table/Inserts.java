package dev.barkeep.storage.mybatis.table;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of statements that insert many rows. */
public final class Inserts {

    private Inserts() {}

    /**
     * Inserts rows of parameters.
     *
     * @param verb how the statement begins, like {@code INSERT INTO}
     * @param into the table
     * @param columns its columns; the parameters are these, row by row
     * @param rows how many rows
     * @return the statement
     */
    public static String rows(String verb, String into, List<? extends Column<?>> columns, int rows) {
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return verb + " " + into + " (" + names(columns) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    /**
     * Lists columns, as SQL does.
     *
     * @param columns the columns
     * @return their names, with commas between
     */
    public static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /**
     * Replaces rows of the same key that have other values, and leaves alone what is the same, where a database has ON CONFLICT.
     *
     * @param table a table with a natural key
     * @return the clause, for the end of an INSERT
     */
    public static String replacingOthers(Table<?> table) {
        return onConflict(table.keys(), table.values()) + ", updated_at = excluded.updated_at WHERE ("
                + values(table, table.name()) + ") IS DISTINCT FROM (" + values(table, "excluded") + ")";
    }

    /**
     * Replaces rows of the same key whatever they have, where a database has ON CONFLICT.
     *
     * @param columns a table
     * @return the clause, for the end of an INSERT
     */
    public static String replacing(StoredColumns<?> columns) {
        return onConflict(columns.keys(), columns.values());
    }

    private static String onConflict(List<? extends Column<?>> keys, List<? extends Column<?>> values) {
        return " ON CONFLICT (" + names(keys) + ")"
                + values.stream()
                        .map(column -> column.name() + " = excluded." + column.name())
                        .collect(Collectors.joining(", ", " DO UPDATE SET ", ""));
    }

    private static String values(Table<?> table, String relation) {
        return table.values().stream()
                .map(column -> relation + "." + column.name())
                .collect(Collectors.joining(", "));
    }
}
