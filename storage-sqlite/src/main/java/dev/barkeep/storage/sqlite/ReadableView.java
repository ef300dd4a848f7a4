package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Table;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The view of a table for the eyes of people: plain decimals, and times of ISO 8601. */
final class ReadableView {

    private ReadableView() {}

    /** Names the view of a table. */
    static String name(String table) {
        return table + "_readable";
    }

    /** Writes the statement that makes the view, laid out as {@link #laidOut} does. */
    static String of(Table<?> table, UnaryOperator<String> names) {
        String from = names.apply(table.name());
        return laidOut("CREATE VIEW " + (from.equals(table.name()) ? name(from) : names.apply(name(table.name())))
                + " AS SELECT "
                + table.allColumns().stream()
                        .map(column -> shown(column.type()).replace("$", names.apply(column.name())))
                        .collect(Collectors.joining(", "))
                + " FROM " + from);
    }

    private static String shown(ColumnType type) {
        return switch (type) {
            case TICKER, NAME, TEXT, COUNT, INTERVAL, ID -> "$";
            case PRICE, QUANTITY, RATIO -> decimal(8);
            case MONEY -> decimal(4);
            case DATE -> "date($ * 86400, 'unixepoch') AS $";
            // Moments before 1970 are negative, and so would be the rest of a division.
            case INSTANT ->
                "strftime('%Y-%m-%dT%H:%M:%S', ($ - ($ % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')"
                        + " || printf('.%06dZ', ($ % 1000000 + 1000000) % 1000000) AS $";
        };
    }

    private static String decimal(int scale) {
        String one = "1" + "0".repeat(scale);
        return "rtrim(rtrim(CASE WHEN $ < 0 THEN '-' ELSE '' END || (abs($) / " + one + ") || printf('.%0" + scale
                + "d', abs($) % " + one + "), '0'), '.') AS $";
    }

    /** Lays a statement out alike, however it was written: a column a line. SQLite keeps the text that it was given. */
    static String laidOut(String view) {
        String text = view.strip().replaceAll("\\s+", " ");
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            lines.append(c);
            if (c == ',' && depth == 0) {
                lines.append("\n   ");
            }
        }
        return lines.toString()
                .replaceFirst(" AS SELECT ", " AS SELECT\n    ")
                .replace(" || printf", "\n    || printf")
                .replaceFirst(" FROM (\\S+)$", "\nFROM $1");
    }
}
