package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.sqlite.legacy.LegacyReport.OtherColumn;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.OtherTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a file is not taken, as a storage has no place for it.
 *
 * @param tables tables that nothing reads
 * @param columns columns that nothing reads, of tables that are read
 */
record Leftovers(List<OtherTable> tables, List<OtherColumn> columns) {

    private static final Set<String> BAR =
            Set.of("ticker", "open", "high", "low", "close", "volume", "created_at", "updated_at");

    /** What is read of each table. */
    private static final Map<String, Set<String>> READ = Map.of(
            "daily_data", with(BAR, "date", "dividends", "stock_splits"),
            "intraday_data", with(BAR, "datetime", IntervalColumn.NAME),
            "metadata",
                    Set.of(
                            "ticker",
                            "company_name",
                            "sector",
                            "industry",
                            "market_cap",
                            "last_updated",
                            "created_at",
                            "updated_at"),
            "signal_history",
                    Set.of(
                            "ticker",
                            "date",
                            "signal_type",
                            "signal_value",
                            "confidence",
                            "entry_price",
                            "target_price",
                            "stop_loss",
                            "regime",
                            "reasons",
                            "created_at",
                            "updated_at"),
            "portfolio_performance",
                    Set.of(
                            "date",
                            "portfolio_value",
                            "daily_return",
                            "volatility",
                            "sharpe_ratio",
                            "max_drawdown",
                            "created_at",
                            "updated_at"),
            "portfolio_positions", Set.of("ticker", "shares", "created_at", "updated_at"),
            "system_events", Set.of("event_type", "description", "details", "severity", "created_at", "updated_at"));

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /** Counts it. Ids are numbers of the file, which the storage gives anew. */
    static Leftovers of(LegacyFile file, LegacyGeneration generation) throws SQLException {
        List<OtherTable> tables = new ArrayList<>();
        List<OtherColumn> columns = new ArrayList<>();
        for (Map.Entry<String, Set<String>> table : file.columns().entrySet()) {
            Set<String> read = READ.getOrDefault(table.getKey(), Set.of());
            if (read.isEmpty()) {
                String name = file.nameOf(table.getKey());
                tables.add(new OtherTable(name, file.count(name)));
                continue;
            }
            boolean ofUsers = generation == LegacyGeneration.ORM && LegacyUsers.TABLES.contains(table.getKey());
            List<String> unread = table.getValue().stream()
                    .filter(column ->
                            !read.contains(column) && !column.equals("id") && !(ofUsers && column.equals("user_id")))
                    .toList();
            columns.addAll(counts(file, table.getKey(), unread));
        }
        return new Leftovers(tables, columns);
    }

    private static List<OtherColumn> counts(LegacyFile file, String table, List<String> columns) throws SQLException {
        List<OtherColumn> counts = new ArrayList<>();
        if (columns.isEmpty()) {
            return counts;
        }
        String sql = columns.stream()
                .map(column -> "count(" + LegacyFile.quoted(column) + ")")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + LegacyFile.quoted(table)));
        try (Statement statement = file.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 0; i < columns.size(); i++) {
                counts.add(new OtherColumn(table, columns.get(i), row.getLong(i + 1)));
            }
        }
        return counts;
    }
}
