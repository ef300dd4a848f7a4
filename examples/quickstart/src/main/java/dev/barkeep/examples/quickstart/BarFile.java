package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from a CSV file with the columns date or time (or no name), open, high, low, close and volume, in any order
 * and case. Its first row decides whether the bars are daily or intraday.
 *
 * <p>The whole file is read before anything is stored: the length of intraday bars is the shortest distance between two
 * of them, which nobody knows before the last row.
 */
final class BarFile {

    private static final String[] TIME = {"date", "datetime", "time", "timestamp", ""};
    private static final Set<String> READ =
            Set.of("date", "datetime", "time", "timestamp", "", "open", "high", "low", "close", "volume");

    private final String source;
    private final String ticker;

    private boolean zoneMissing;

    private BarFile(String source, String ticker) {
        this.source = source;
        this.ticker = ticker;
    }

    /** A bar whose length is not known yet. */
    private record TimedBar(
            Instant time, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume) {

        IntradayData of(String ticker, BarInterval interval) {
            return new IntradayData(ticker, interval, time, open, high, low, close, volume);
        }
    }

    /**
     * Reads a file.
     *
     * @throws RefusedFileException if anything in it is not as it should be
     */
    static MarketData read(Path file, String ticker) {
        String name = String.valueOf(file.getFileName());
        try (InputStream content = Files.newInputStream(file)) {
            return read(name, ticker, content);
        } catch (IOException | UncheckedIOException e) {
            throw new RefusedFileException(name, "cannot be read: " + e, e);
        }
    }

    /** Reads daily bars, or intraday bars, from what a file holds. */
    static MarketData read(String source, String ticker, InputStream content) {
        try (CsvTable table = new CsvTable(source, content)) {
            return new BarFile(source, ticker).read(table);
        }
    }

    private MarketData read(CsvTable table) {
        int time = table.column(TIME);
        int open = table.column("open");
        int high = table.column("high");
        int low = table.column("low");
        int close = table.column("close");
        int volume = table.column("volume");
        List<DailyData> daily = new ArrayList<>();
        List<TimedBar> intraday = new ArrayList<>();
        table.forEach(row -> {
            String when = row.text(time);
            LocalDate date = date(when);
            if (date == null ? !daily.isEmpty() : !intraday.isEmpty()) {
                throw new InvalidDataException(
                        "time",
                        when,
                        "must be a " + (date == null ? "date" : "date and time") + " as in the rows above");
            }
            // The record checks what the contract asks; making it here puts the line into the message.
            DailyData bar = new DailyData(
                    ticker,
                    date == null ? LocalDate.EPOCH : date,
                    row.decimal("open", open),
                    row.decimal("high", high),
                    row.decimal("low", low),
                    row.decimal("close", close),
                    row.count("volume", volume));
            if (date == null) {
                intraday.add(new TimedBar(instant(when), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
            } else {
                daily.add(bar);
            }
        });
        List<String> notes = new ArrayList<>();
        List<String> ignored =
                table.header().stream().filter(name -> !READ.contains(name)).toList();
        if (!ignored.isEmpty()) {
            notes.add("not stored: " + String.join(", ", ignored));
        }
        if (zoneMissing) {
            notes.add("times without a zone are taken as UTC");
        }
        if (intraday.isEmpty()) {
            return new MarketData.Daily(source, Series.daily(ticker), List.copyOf(daily), List.copyOf(notes));
        }
        BarInterval interval = shortestDistance(intraday);
        notes.add("bars of " + interval.seconds() + " s, the shortest distance between two");
        return new MarketData.Intraday(
                source,
                new Series(ticker, interval),
                intraday.stream().map(bar -> bar.of(ticker, interval)).toList(),
                intraday.size(),
                List.copyOf(notes));
    }

    private BarInterval shortestDistance(List<TimedBar> bars) {
        TreeSet<Instant> times = new TreeSet<>();
        bars.forEach(bar -> times.add(bar.time()));
        Duration shortest = null;
        Instant previous = null;
        for (Instant time : times) {
            if (previous != null) {
                Duration distance = Duration.between(previous, time);
                shortest = shortest == null || distance.compareTo(shortest) < 0 ? distance : shortest;
            }
            previous = time;
        }
        if (shortest == null) {
            throw new RefusedFileException(source, "one moment does not tell how long its bar is", null);
        }
        try {
            return BarInterval.of(shortest);
        } catch (InvalidDataException e) {
            throw new RefusedFileException(source, e.getMessage(), e);
        }
    }

    /** The date, or {@code null} if there is a time too. */
    private static @Nullable LocalDate date(String text) {
        if (text.length() > 10) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidDataException("date", text, "must be a date like 2024-01-31, with or without a time");
        }
    }

    private Instant instant(String text) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME
                    .withLocale(Locale.ROOT)
                    .parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            if (time instanceof OffsetDateTime exact) {
                return exact.toInstant();
            }
            zoneMissing = true;
            return LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new InvalidDataException(
                    "time", text, "must be a date and time like 2024-01-31 09:30:00 or 2024-01-31T09:30:00-05:00");
        }
    }
}
