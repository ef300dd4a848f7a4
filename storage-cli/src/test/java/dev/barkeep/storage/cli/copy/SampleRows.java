package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Rows to copy: all tables at their extremes, and as many intraday bars as asked for. */
public final class SampleRows {

    /** Of every row whose times are no extremes. */
    public static final Instant CREATED = Instant.parse("2024-03-01T10:00:00.123456Z");

    private static final BigDecimal GREATEST = new BigDecimal("9999999999.99999999");
    private static final BigDecimal LEAST = GREATEST.negate();
    private static final BigDecimal TINY = new BigDecimal("0.00000001");
    private static final BigDecimal MONEY = new BigDecimal("99999999999999.9999");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final long BEYOND_INT = 5_000_000_000L;
    private static final String WORDS =
            "\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD, \"quoted\", 'single' \\ \u0001\r\n\ttab \u2028 e\u0301 \u00DF  ";
    private static final BarInterval MINUTE = new BarInterval(60);

    private SampleRows() {}

    /** Opens a database. */
    public static Storage open(String url) {
        return Storages.open(
                StorageConfig.builder().url(url).poolSize(1).maxOverflow(3).build());
    }

    /** Stores rows at the extremes of all tables. */
    public static void putExtremes(Storage storage) {
        put(
                storage,
                StoredTable.DAILY_DATA,
                Stream.of(
                        keyed(
                                FIRST,
                                LAST,
                                new DailyData(
                                        "^GSPC",
                                        FIRST_DAY,
                                        GREATEST,
                                        GREATEST,
                                        LEAST,
                                        TINY,
                                        Long.MAX_VALUE,
                                        GREATEST,
                                        LEAST)),
                        keyed(new DailyData("^GSPC", LAST_DAY, LEAST, TINY, LEAST, TINY.negate(), 0, null, null)),
                        keyed(new DailyData(
                                "BRK-B",
                                LocalDate.of(2020, 4, 20),
                                price("-37.63"),
                                price("0"),
                                price("-40.32"),
                                price("-37.63"),
                                1,
                                TINY,
                                price("0"))),
                        keyed(new DailyData(
                                "BAJAJ-AUTO.NS",
                                LocalDate.of(2024, 2, 29),
                                price("1.5"),
                                price("2"),
                                price("1"),
                                price("1.25"),
                                12,
                                null,
                                TINY)),
                        keyed(new DailyData(
                                "EURUSD=X",
                                LocalDate.of(2024, 2, 29),
                                price("1.08"),
                                price("1.09"),
                                price("1.07"),
                                price("1.08"),
                                0,
                                null,
                                null)),
                        keyed(new DailyData("W".repeat(32), FIRST_DAY, TINY, TINY, TINY, TINY, 7, null, null))));
        put(
                storage,
                StoredTable.INTRADAY_DATA,
                Stream.of(
                        keyed(
                                FIRST,
                                FIRST,
                                new IntradayData("^GSPC", MINUTE, FIRST, LEAST, GREATEST, LEAST, TINY, Long.MAX_VALUE)),
                        keyed(
                                LAST,
                                LAST,
                                new IntradayData("^GSPC", new BarInterval(3600), FIRST, TINY, TINY, TINY, TINY, 0)),
                        keyed(new IntradayData("^GSPC", new BarInterval(1), LAST, LEAST, TINY, LEAST, price("-1"), 3)),
                        keyed(new IntradayData(
                                "^GSPC",
                                new BarInterval(Integer.MAX_VALUE),
                                Instant.parse("2024-03-10T07:30:00.000001Z"),
                                TINY,
                                TINY,
                                TINY,
                                TINY,
                                3))));
        put(
                storage,
                StoredTable.METADATA,
                Stream.of(
                        keyed(FIRST, FIRST, new Metadata("^GSPC", null, null, null, null, null)),
                        keyed(new Metadata("BRK-B", "", WORDS, "x".repeat(100_000), MONEY, LAST)),
                        keyed(new Metadata(
                                "EURUSD=X",
                                "\uD83D\uDE80".repeat(50_000),
                                " ",
                                "\u00DF",
                                new BigDecimal("0.0001"),
                                FIRST))));
        put(
                storage,
                StoredTable.SIGNAL_HISTORY,
                Stream.of(
                        new Stored<>(
                                1,
                                FIRST,
                                LAST,
                                new SignalHistory(
                                        "^GSPC",
                                        FIRST_DAY,
                                        "STRONG_BUY",
                                        LEAST,
                                        TINY,
                                        GREATEST,
                                        LEAST,
                                        TINY,
                                        "NORMAL",
                                        WORDS)),
                        stored(
                                2,
                                new SignalHistory(
                                        "BRK-B",
                                        LAST_DAY,
                                        "\u0448".repeat(50),
                                        null,
                                        price("0"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)),
                        stored(4, new SignalHistory("^GSPC", FIRST_DAY, "x", TINY, TINY, null, TINY, null, "r", "")),
                        stored(
                                BEYOND_INT,
                                new SignalHistory(
                                        "BRK-B",
                                        LAST_DAY,
                                        "SELL",
                                        null,
                                        TINY,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "y".repeat(200_000)))));
        put(
                storage,
                StoredTable.PORTFOLIO_PERFORMANCE,
                Stream.of(
                        new Stored<>(
                                1,
                                LAST,
                                LAST,
                                new PortfolioPerformance(FIRST_DAY, MONEY, LEAST, GREATEST, TINY, LEAST)),
                        stored(
                                BEYOND_INT,
                                new PortfolioPerformance(LAST_DAY, MONEY.negate(), TINY, TINY, null, null))));
        put(
                storage,
                StoredTable.PORTFOLIO_POSITIONS,
                Stream.of(
                        keyed(FIRST, LAST, new PortfolioPosition("^GSPC", GREATEST)),
                        keyed(new PortfolioPosition("BRK-B", TINY)),
                        keyed(new PortfolioPosition("EURUSD=X", price("0")))));
        put(
                storage,
                StoredTable.SYSTEM_EVENTS,
                Stream.of(
                        new Stored<>(1, FIRST, FIRST, new SystemEvent("START", WORDS, null, "INFO")),
                        stored(2, new SystemEvent("\uD83D\uDE80", "", "", "\u05E9")),
                        stored(BEYOND_INT, new SystemEvent("x".repeat(50), "z".repeat(500_000), WORDS, "x"))));
    }

    /** Stores intraday bars of tickers T00 to T09. */
    public static void putBars(Storage storage, int rows) {
        int each = rows / 10;
        Instant begin = Instant.parse("2024-01-02T14:30:00Z");
        put(storage, StoredTable.INTRADAY_DATA, LongStream.range(0, each * 10L).mapToObj(i -> {
            BigDecimal open = BigDecimal.valueOf(100_000_000L + i * 7919 % 90_000_000, 6);
            return keyed(new IntradayData(
                    String.format(Locale.ROOT, "T%02d", i / each),
                    MINUTE,
                    begin.plusSeconds(60 * (i % each)),
                    open,
                    open.add(BigDecimal.ONE),
                    open.subtract(BigDecimal.ONE),
                    open.add(BigDecimal.valueOf(i % 100, 2)),
                    i % 100_000));
        }));
    }

    /** Reads all of a table. */
    public static <T> List<Stored<T>> all(Storage storage, StoredTable<T> table) {
        try (Stream<Stored<T>> rows = storage.rows(table).stream(Range.all())) {
            return new ArrayList<>(rows.toList());
        }
    }

    /** Sees that two databases hold the same, by reading both without the tool. */
    public static List<String> tablesThatDiffer(Storage left, Storage right) {
        return StoredTable.ALL.stream()
                .filter(table -> !all(left, table).equals(all(right, table)))
                .map(StoredTable::name)
                .toList();
    }

    /** Makes a row of a natural key. */
    public static <T> Stored<T> keyed(T value) {
        return stored(0, value);
    }

    /** Makes a row. */
    public static <T> Stored<T> stored(long id, T value) {
        return new Stored<>(id, CREATED, CREATED.plusSeconds(60), value);
    }

    private static <T> Stored<T> keyed(Instant created, Instant updated, T value) {
        return new Stored<>(0, created, updated, value);
    }

    private static <T> void put(Storage storage, StoredTable<T> table, Stream<Stored<T>> rows) {
        storage.rows(table).putAll(rows);
    }

    private static BigDecimal price(String text) {
        return new BigDecimal(text);
    }
}
