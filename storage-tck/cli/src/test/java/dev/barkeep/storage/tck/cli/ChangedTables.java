package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Index;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Descriptions of tables as a future version might have them. */
final class ChangedTables {

    /** A column that may be absent, one that is gone, an index that comes and one that goes, and two new tables. */
    static final List<Table<?>> BY_ITSELF = changed();

    /** A column that every row needs. */
    static final List<Table<?>> WITH_DECISION = replaced(
            Tables.ALL,
            Tables.METADATA,
            table -> withValue(table, Column.required("country", ColumnType.NAME, row -> "")));

    private ChangedTables() {}

    private static List<Table<?>> changed() {
        List<Table<?>> tables = replaced(
                Tables.ALL,
                Tables.DAILY_DATA,
                table -> withValue(table, Column.optional("adjusted_close", ColumnType.PRICE, row -> null)));
        tables = replaced(tables, Tables.METADATA, ChangedTables::withoutIndustry);
        tables = replaced(
                tables,
                Tables.SIGNAL_HISTORY,
                table -> withIndexes(
                        table,
                        List.of(
                                table.indexes().get(0),
                                table.indexes().get(1),
                                table.indexes().get(2),
                                new Index(
                                        "signal_history_regime",
                                        List.of("regime", "date", "id"),
                                        "search by regime"))));
        tables.add(new Table<>(
                "watchlists",
                String.class,
                List.of(
                        Column.required("name", ColumnType.NAME, row -> row),
                        Column.required("ticker", ColumnType.TICKER, row -> row)),
                List.of(Column.optional("since", ColumnType.DATE, row -> null)),
                List.of()));
        tables.add(new Table<>(
                "alerts",
                String.class,
                List.of(),
                List.of(
                        Column.required("ticker", ColumnType.TICKER, row -> row),
                        // A reserved word of all databases.
                        Column.optional("order", ColumnType.MONEY, row -> null)),
                List.of(new Index("alerts_ticker", List.of("ticker", "id"), "search by ticker"))));
        return tables;
    }

    private static <T> List<Table<?>> replaced(List<Table<?>> tables, Table<T> table, UnaryOperator<Table<T>> change) {
        List<Table<?>> changed = new ArrayList<>(tables);
        changed.replaceAll(one -> one.equals(table) ? change.apply(table) : one);
        return changed;
    }

    private static <T> Table<T> withValue(Table<T> table, Column<T> column) {
        List<Column<T>> values = new ArrayList<>(table.values());
        values.add(column);
        return new Table<>(table.name(), table.row(), table.keys(), values, table.indexes());
    }

    private static <T> Table<T> withoutIndustry(Table<T> table) {
        List<Column<T>> values = new ArrayList<>(table.values());
        values.removeIf(column -> column.name().equals("industry"));
        return new Table<>(table.name(), table.row(), table.keys(), values, table.indexes());
    }

    private static <T> Table<T> withIndexes(Table<T> table, List<Index> indexes) {
        return new Table<>(table.name(), table.row(), table.keys(), table.values(), indexes);
    }
}
