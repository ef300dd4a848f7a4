package dev.barkeep.storage.postgres;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements by which many rows reach a table: COPY right into it if its rows are always new, else into a temporary table,
 * and from there by one statement that leaves alone what is the same.
 *
 * @param table the table
 */
record CopyStatements(Table<?> table) {

    /** In the session's own schema for temporary tables, where nobody else's table can be meant. */
    private static final String STAGE = "pg_temp.barkeep_rows";

    String copy() {
        return table.isKeyed()
                ? "COPY " + STAGE + " FROM STDIN"
                : "COPY " + table.name() + " (" + names(table.values()) + ", created_at, updated_at) FROM STDIN";
    }

    String createStage() {
        return "CREATE TEMPORARY TABLE barkeep_rows ON COMMIT DROP AS SELECT " + names(table.columns())
                + ", updated_at FROM " + table.name() + " WITH NO DATA";
    }

    String dropStage() {
        return "DROP TABLE " + STAGE;
    }

    /** In the order of the keys, in which other writers lock rows too. */
    String merge() {
        String keys = names(table.keys());
        String all = names(table.columns());
        return "INSERT INTO " + table.name() + " (" + all + ", created_at, updated_at) SELECT " + all
                + ", updated_at, updated_at FROM " + STAGE + " ORDER BY " + keys + " ON CONFLICT ("
                + keys + ") DO UPDATE SET "
                + table.values().stream()
                        .map(column -> column.name() + " = excluded." + column.name())
                        .collect(Collectors.joining(", "))
                + ", updated_at = excluded.updated_at WHERE ROW(" + values(table.name()) + ") IS DISTINCT FROM ROW("
                + values("excluded") + ")";
    }

    private static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String values(String relation) {
        return table.values().stream()
                .map(column -> relation + "." + column.name())
                .collect(Collectors.joining(", "));
    }
}
