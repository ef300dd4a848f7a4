package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.tck.cli.OneLine;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a table stand in a file.
 *
 * @param header whether the first row is one
 * @param names the names of the file's columns, in their normal form
 * @param places the place of each column of the table that is there, from 0
 * @param zone the zone of times that the file itself tells, or {@code null}
 */
record Layout(
        Header header,
        List<String> names,
        Map<String, Integer> places,
        @Nullable ZoneId zone) {

    private static final int SHOWN_NAMES = 300;

    private static final Pattern META_TRADER_DAY = Pattern.compile("\\d{4}\\.\\d{2}\\.\\d{2}");
    private static final Pattern META_TRADER_TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final List<String> META_TRADER = List.of("date", "time", "open", "high", "low", "close", "volume");

    /** Milliseconds, and since 2025 microseconds. */
    private static final Pattern BINANCE_TIME = Pattern.compile("\\d{13}|\\d{16}");

    private static final List<String> BINANCE = List.of(
            "open time",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "close time",
            "quote asset volume",
            "number of trades",
            "taker buy base asset volume",
            "taker buy quote asset volume",
            "ignore");

    /** Whether a file names its columns. */
    enum Header {
        /** In its first row. */
        PRESENT,
        /** Not at all: a vendor's layout that is known by its values. */
        ABSENT
    }

    /**
     * Recognises the layout of a file.
     *
     * @param source the file
     * @param first its first row
     * @param format the table that it goes to
     * @param chosen the names of columns in the file by columns of the table, where they are unusual
     * @throws CommandException if a column is missing
     */
    static Layout of(Source source, RawRow first, TableFormat<?> format, Map<String, String> chosen) {
        List<String> known = headerless(first, format);
        List<String> names =
                known == null ? first.values().stream().map(ColumnNames::normal).toList() : known;
        Map<String, Integer> places = new HashMap<>();
        for (String column : columns(format)) {
            String name = chosen.get(column);
            int place = name == null ? place(names, column, format) : chosenPlace(source, names, column, name);
            if (place >= 0) {
                places.put(column, place);
            }
        }
        Layout layout =
                new Layout(known == null ? Header.PRESENT : Header.ABSENT, names, places, zoneOf(names, places));
        layout.requireColumns(source, first, format);
        return layout;
    }

    private static @Nullable List<String> headerless(RawRow first, TableFormat<?> format) {
        boolean bars = format.table() == StoredTable.DAILY_DATA || format.table() == StoredTable.INTRADAY_DATA;
        if (!bars) {
            return null;
        }
        int width = first.values().size();
        if (width == META_TRADER.size()
                && matches(META_TRADER_DAY, first.value(0))
                && matches(META_TRADER_TIME, first.value(1))) {
            return META_TRADER;
        }
        return width == BINANCE.size() && matches(BINANCE_TIME, first.value(0)) ? BINANCE : null;
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value.strip()).matches();
    }

    private static List<String> columns(TableFormat<?> format) {
        List<String> columns = new ArrayList<>(
                format.storedFields().stream().map(field -> field.name()).toList());
        columns.add(ColumnNames.TIME);
        return columns;
    }

    private static int chosenPlace(Source source, List<String> names, String column, String name) {
        int place = names.indexOf(ColumnNames.normal(name));
        if (place < 0) {
            throw CommandException.refused(source.name() + ": there is no column '" + name + "' for " + column
                    + "; there are " + shown(names));
        }
        return place;
    }

    private static int place(List<String> names, String column, TableFormat<?> format) {
        if (column.equals(ColumnNames.TIME)) {
            // Only beside a column of the day; alone it is the moment.
            boolean apart = names.contains("date") || names.contains("day");
            return apart && isOfBars(format) ? names.indexOf(column) : -1;
        }
        for (String name : ColumnNames.of(column, format)) {
            int place = names.indexOf(name);
            // Without a name it is the index, which stands first.
            if (place >= 0 && (!name.isEmpty() || place == 0)) {
                return dayBesideTime(names, column, place);
            }
        }
        if (column.equals("volume")) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).startsWith("volume ")) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int dayBesideTime(List<String> names, String column, int place) {
        return column.equals("datetime") && names.get(place).equals("time") && names.contains("date")
                ? names.indexOf("date")
                : place;
    }

    private static boolean isOfBars(TableFormat<?> format) {
        return format.table() == StoredTable.DAILY_DATA || format.table() == StoredTable.INTRADAY_DATA;
    }

    private static @Nullable ZoneId zoneOf(List<String> names, Map<String, Integer> places) {
        Integer place = places.get("datetime");
        return place != null && names.get(place).equals("gmt time") ? ZoneOffset.UTC : null;
    }

    private void requireColumns(Source source, RawRow first, TableFormat<?> format) {
        for (TableColumn<?> column : format.columns()) {
            String name = column.name();
            boolean elsewhere = name.equals("ticker") || name.equals("bar_interval");
            if (!elsewhere && !has(name) && !ColumnNames.OPTIONAL.contains(name)) {
                throw CommandException.refused(source.name() + ": there is no column for " + name + "; there are "
                        + shown(first.values()) + "; --column " + name + "=NAME says which one it is");
            }
        }
    }

    private static String shown(List<? extends @Nullable String> names) {
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(name == null ? "(no name)" : name));
        return OneLine.of(String.join(", ", texts), SHOWN_NAMES);
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    /** What stands in the column, or {@code null} if nothing does, or if there is no such column. */
    @Nullable
    String value(RawRow row, String column) {
        Integer place = places.get(column);
        return place == null ? null : row.value(place);
    }

    /** The name of the column in the file. */
    String nameOf(String column) {
        return names.get(places.getOrDefault(column, 0));
    }

    /** Whether the rows carry ids, if their table is numbered, and times. */
    boolean isStored(TableFormat<?> format) {
        return has(TableFormat.CREATED_AT)
                && has(TableFormat.UPDATED_AT)
                && (!format.table().isNumbered() || has(TableFormat.ID));
    }

    /** The names of columns that are not stored. */
    List<String> unused() {
        Set<Integer> used = new HashSet<>(places.values());
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!used.contains(i)) {
                unused.add(names.get(i));
            }
        }
        return unused;
    }
}
