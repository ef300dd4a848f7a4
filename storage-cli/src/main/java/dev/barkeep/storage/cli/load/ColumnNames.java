package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.repository.StoredTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that vendors give columns. */
final class ColumnNames {

    /** The time of the day, where it stands apart from the day. */
    static final String TIME = "time";

    /** Columns whose values may be absent. */
    static final List<String> OPTIONAL = List.of(
            "dividends",
            "stock_splits",
            "company_name",
            "sector",
            "industry",
            "market_cap",
            "last_updated",
            "signal_value",
            "entry_price",
            "target_price",
            "stop_loss",
            "regime",
            "reasons",
            "sharpe_ratio",
            "max_drawdown",
            "details");

    private static final Pattern NUMBERING = Pattern.compile("^\\d+[a-z]?\\. ");
    private static final Pattern BLANKS = Pattern.compile("[\\s_]+");

    /** An empty name is that of the index that pandas writes. */
    private static final List<String> DAYS = List.of(
            "date",
            "day",
            "timestamp",
            "datetime",
            "time",
            "gmt time",
            "local time",
            "open time",
            "unix",
            "unix timestamp",
            "");

    /** Those that are moments by themselves come before those that need a zone. */
    private static final List<String> MOMENTS = List.of(
            "datetime",
            "open time",
            "unix",
            "unix timestamp",
            "gmt time",
            "timestamp",
            "local time",
            "date",
            "day",
            "time",
            "");

    private static final Map<String, List<String>> OTHERS = Map.of(
            "ticker", List.of("ticker", "symbol"),
            "bar_interval", List.of("bar interval", "interval", "per"),
            "volume", List.of("volume", "vol", "tickvol", "tick volume"),
            "dividends", List.of("dividends", "dividend", "dividend amount"),
            "stock_splits", List.of("stock splits", "split coefficient"),
            "company_name", List.of("company name", "companyname", "name", "company", "longname"),
            "market_cap", List.of("market cap", "marketcap", "market capitalization"));

    private ColumnNames() {}

    /** Brings a name of a header into the form that is compared: {@code <OPEN>} and {@code 1. open} are both {@code open}. */
    static String normal(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String plain = BLANKS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        if (plain.startsWith("<") && plain.endsWith(">")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        return NUMBERING.matcher(plain).replaceFirst("").strip();
    }

    /** Lists the names that a column may have, the best one first. */
    static List<String> of(String column, TableFormat<?> format) {
        return switch (column) {
            case "date" -> format.table() == StoredTable.DAILY_DATA ? DAYS : List.of("date", "day");
            case "datetime" -> MOMENTS;
            default -> OTHERS.getOrDefault(column, List.of(normal(column)));
        };
    }
}
