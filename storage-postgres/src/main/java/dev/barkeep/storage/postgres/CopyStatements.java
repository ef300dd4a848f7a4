package dev.barkeep.storage.postgres;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Inserts;
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

    private Stage stage() {
        return new Stage("barkeep_rows_of_" + table.name());
    }

    String copy() {
        return "COPY " + (table.isKeyed() ? stage().name() : table.name() + " (" + columns() + ")")
                + " FROM STDIN (FORMAT binary)";
    }

    String createStage() {
        return stage().create(columns(), table.name());
    }

    String clearStage() {
        return stage().clear();
    }

    /** Says whether a staged row is new or has other values, and looks no further than to the first. */
    String differs() {
        return "SELECT EXISTS (SELECT FROM " + stage().name() + " staged WHERE NOT EXISTS (SELECT FROM " + table.name()
                + " there WHERE " + each(table.keys(), " = ") + " AND " + each(table.values(), " IS NOT DISTINCT FROM ")
                + "))";
    }

    /** In the order of the keys, in which other writers lock rows too. */
    String merge() {
        return "INSERT INTO " + table.name() + " (" + columns() + ") SELECT " + columns() + " FROM " + stage().name()
                + " ORDER BY " + Inserts.names(table.keys()) + Inserts.replacingOthers(table);
    }

    private static String each(List<? extends Column<?>> columns, String operator) {
        return columns.stream()
                .map(column -> "there." + column.name() + operator + "staged." + column.name())
                .collect(Collectors.joining(" AND "));
    }

    private String columns() {
        return Inserts.names(table.columns()) + ", created_at, updated_at";
    }
}
