package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.table.RowValues;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.io.Serial;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of the rows of one file.
 *
 * @param <T> the table's record
 */
final class RowReader<T> {

    private static final int SECOND = 1;
    private static final int MINUTE = 60;
    private static final String PERIOD = "per";

    private final TableFormat<T> format;
    private final Layout layout;
    private final LoadRules rules;
    private final @Nullable String ticker;
    private final Decimals decimals;
    private final @Nullable ZoneId zone;
    private final SeriesReaders series;
    private final Set<String> numbers = new HashSet<>();
    private final RowValues values = new RowValues(this::value);

    private RawRow row = new RawRow(0, List.of());

    /**
     * Reads rows of a layout.
     *
     * @param ticker whose rows they are if there is no column that says it, or {@code null}
     */
    RowReader(TableFormat<T> format, Layout layout, LoadRules rules, @Nullable String ticker) {
        this.format = format;
        this.layout = layout;
        this.rules = rules;
        this.ticker = ticker;
        this.decimals = new Decimals(rules);
        this.zone = rules.zone() == null ? layout.zone() : rules.zone();
        this.series = new SeriesReaders(zone);
        for (TableColumn<T> column : format.columns()) {
            if (column.field().align() == Field.Align.RIGHT) {
                numbers.add(column.name());
            }
        }
    }

    /**
     * Reads a row.
     *
     * @throws InvalidDataException if it is none of the table
     */
    T read(RawRow raw) {
        begin(raw);
        return checked(format.reader().apply(values));
    }

    /**
     * Reads a row with its id and times.
     *
     * @throws InvalidDataException if it is none of the table
     */
    Stored<T> readStored(RawRow raw) {
        begin(raw);
        Stored<T> stored = format.readStored(values);
        if (format.table().isNumbered() && stored.id() < 1) {
            throw new InvalidDataException(TableFormat.ID, stored.id(), "must be 1 or more");
        }
        // Clocks go back: updated_at may be before created_at. In the form that is stored, to be comparable with what
        // is.
        return new Stored<>(
                stored.id(),
                FieldRules.instant(TableFormat.CREATED_AT, stored.createdAt()),
                FieldRules.instant(TableFormat.UPDATED_AT, stored.updatedAt()),
                checked(stored.value()));
    }

    /** Whether a number of the row that was read last was rounded. */
    boolean hasRounded() {
        return decimals.hasRounded();
    }

    private void begin(RawRow raw) {
        if (raw.values().size() != layout.names().size()) {
            throw new WrongWidthException(raw.values().size(), layout.names().size());
        }
        row = raw;
        decimals.begin();
    }

    private T checked(T value) {
        if (value instanceof Bar bar && rules.has(Choice.STRICT) && !bar.isConsistent()) {
            throw new InvalidDataException(
                    "high",
                    bar.high(),
                    "does not fit open " + bar.open() + ", low " + bar.low() + " and close " + bar.close()
                            + ", or a price is not above zero, and --strict refuses that");
        }
        return value;
    }

    private @Nullable String value(String column) {
        @Nullable String text = layout.value(row, column);
        return switch (column) {
            case "ticker" -> layout.has(column) ? text : ticker;
            case "date" -> text == null ? null : day(text);
            case "datetime" ->
                text == null
                        ? null
                        : series.moments(seriesOfRow())
                                .read(column, withTime(text))
                                .toString();
            case "last_updated" ->
                text == null || text.isBlank()
                        ? null
                        : new MomentReader(zone).read(column, text).toString();
            case "bar_interval" -> interval(text);
            case TableFormat.ID, TableFormat.CREATED_AT, TableFormat.UPDATED_AT -> text;
            default -> numbers.contains(column) ? decimals.read(column, text) : text;
        };
    }

    private SeriesReaders.Key seriesOfRow() {
        return new SeriesReaders.Key(layout.value(row, "ticker"), layout.value(row, "bar_interval"));
    }

    private String withTime(String text) {
        @Nullable String time = layout.value(row, ColumnNames.TIME);
        return time == null ? text : text + " " + time;
    }

    /** The day as it is written; of a number since 1970 that of the zone, in which a day of an exchange begins. */
    private LocalDate dayOf(String written) {
        LocalDateTime time = Times.written("date", written).local();
        ZoneId zone = rules.zone();
        return zone == null || !Times.isEpoch(written)
                ? time.toLocalDate()
                : LocalDate.ofInstant(time.toInstant(ZoneOffset.UTC), zone);
    }

    private String day(String text) {
        requireDaily();
        String written = withTime(text);
        String day = dayOf(written).toString();
        if (format.table() == StoredTable.DAILY_DATA) {
            // The same line twice is a slip of a vendor; two times of one day are bars that are none of a day.
            SeriesReaders.@Nullable Day before = series.replace(seriesOfRow(), new SeriesReaders.Day(day, written));
            if (before != null && day.equals(before.day()) && !written.equals(before.written())) {
                throw new InvalidDataException(
                        "date", written, "is a second bar of its day; 'storage load intraday' takes bars of hours");
            }
        }
        return day;
    }

    private void requireDaily() {
        int place = layout.names().indexOf(PERIOD);
        @Nullable String period = place < 0 ? null : row.value(place);
        if (period != null && !period.strip().equalsIgnoreCase("d")) {
            throw new InvalidDataException(
                    PERIOD, period, "must be D, for a day; 'storage load intraday' takes others");
        }
    }

    private String interval(@Nullable String text) {
        @Nullable BarInterval asked = rules.interval();
        if (text == null) {
            if (asked == null) {
                throw new InvalidDataException("bar_interval", null, "must be present, or --interval given");
            }
            return Integer.toString(asked.seconds());
        }
        boolean minutes = layout.nameOf("bar_interval").equals(PERIOD);
        if (minutes && text.strip().equalsIgnoreCase("d")) {
            throw new InvalidDataException(PERIOD, text, "is for a day; 'storage load daily' takes such bars");
        }
        BarInterval own = Times.interval("bar_interval", text, minutes ? MINUTE : SECOND);
        if (asked != null && !asked.equals(own)) {
            throw new InvalidDataException(
                    "bar_interval", text, "is not that of --interval, " + asked.seconds() + " seconds");
        }
        return Integer.toString(own.seconds());
    }

    /** A row has more or fewer fields than there are columns. */
    static final class WrongWidthException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        WrongWidthException(int fields, int columns) {
            super("has " + fields + (fields == 1 ? " field" : " fields") + " where there are " + columns + " columns");
        }
    }
}
