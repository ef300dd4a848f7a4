package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the initialiser with all that is awkward in one. */
class LegacyImportTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    @TempDir
    Path folder;

    private Path file;
    private Storage storage;

    @BeforeEach
    void open() throws Exception {
        file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql", "awkward-c.sql");
        storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private DailyData daily(String ticker, LocalDate day) {
        return storage.dailyData().find(ticker, day).orElseThrow();
    }

    private static TableCounts counts(LegacyReport report, String table) {
        return report.tables().stream()
                .filter(counts -> counts.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(List<RowNote> notes, String table) {
        return notes.stream()
                .filter(note -> note.table().equals(table))
                .map(note -> note.key() + ": " + note.field() + " = " + note.value() + ": " + note.reason())
                .toList();
    }

    @Test
    @DisplayName("every row is taken, merged or refused; a second run adds nothing, and finds the same to refuse")
    void everyRow() {
        LegacyReport first = LegacyImport.of(file).run(storage);
        Instant started = Instant.parse("2025-12-31T00:00:00Z");
        List<String> stored = StoredRows.of(storage, started);
        LegacyReport second = LegacyImport.of(file).run(storage);

        assertThat(first.generation()).isEqualTo(LegacyGeneration.INITIALISER);
        assertThat(first.tables())
                .containsExactly(
                        new TableCounts("daily_data", 31, 9, 5, 17, 2),
                        new TableCounts("intraday_data", 18, 14, 1, 3, 0),
                        new TableCounts("metadata", 6, 2, 1, 3, 0),
                        new TableCounts("signal_history", 6, 4, 0, 2, 1),
                        new TableCounts("portfolio_performance", 3, 2, 0, 1, 1),
                        new TableCounts("portfolio_positions", 4, 2, 1, 1, 0),
                        new TableCounts("system_events", 6, 3, 0, 3, 0));
        assertThat(second.tables())
                .containsExactlyElementsOf(first.tables().stream()
                        .map(counts -> new TableCounts(
                                counts.table(),
                                counts.read(),
                                0,
                                counts.taken() + counts.merged(),
                                counts.refused(),
                                counts.rounded()))
                        .toList());
        assertThat(second.refusals()).isEqualTo(first.refusals());
        assertThat(StoredRows.of(storage, started)).isEqualTo(stored);
        assertThat(first.notTaken()).containsExactly(new LegacyReport.OtherTable("trade_log", 1));
    }

    @Test
    @DisplayName("the file is not changed by a byte, and nothing is left beside it")
    void unchanged() throws Exception {
        Path alone = FormerFile.of(
                Files.createDirectory(folder.resolve("alone")).resolve("former.db"), "tables-c.sql", "awkward-c.sql");
        var before = FormerFile.hashes(folder.resolve("alone"));

        LegacyImport.of(alone).run(storage);

        assertThat(before).hasSize(1);
        assertThat(FormerFile.hashes(folder.resolve("alone"))).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "of twins in any spelling the one that was changed later stays, with its times; what gave way is listed")
    void twins() {
        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(daily("AAPL", DAY).volume()).isEqualTo(3);
        Instant changed = Instant.parse("2024-01-05T21:05:13.250Z");
        assertThat(storage.dailyData().timestamps("AAPL", DAY)).contains(new Timestamps(changed, changed));
        assertThat(lines(report.merges(), "daily_data"))
                .containsExactly(
                        "ticker = 'AAPL', date = '2024-01-02', row 1: updated_at = 2024-01-02T21:05:13Z: gave way to its"
                                + " twin, ticker = 'AAPL', date = '2024-01-02 00:00:00-05:00', row 2, of"
                                + " 2024-01-03T21:05:13Z",
                        "ticker = 'AAPL', date = '2024-01-02 00:00:00-05:00', row 2: updated_at ="
                                + " 2024-01-03T21:05:13Z: gave way to its twin, ticker = 'aapl', date ="
                                + " '2024-01-02 00:00:00', row 3, of 2024-01-05T21:05:13.250Z",
                        "ticker = ' AAPL ', date = '2024-01-02T00:00:00', row 4: updated_at = 2024-01-04T21:05:13Z:"
                                + " gave way to its twin, ticker = 'aapl', date = '2024-01-02 00:00:00', row 3, of"
                                + " 2024-01-05T21:05:13.250Z",
                        "ticker = 'MSFT', date = '2024-01-03', row 7: updated_at = null: gave way to its twin, ticker ="
                                + " 'msft', date = '2024-01-03', row 8, of 2024-01-02T21:05:13Z");
        assertThat(daily("MSFT", LocalDate.of(2024, 1, 4)).volume())
                .as("whose later twin is infinite")
                .isEqualTo(8);
        assertThat(storage.metadata().find("AAPL").orElseThrow().companyName()).isEqualTo("Apple Inc.");
        assertThat(storage.portfolioPositions().list())
                .containsExactly(
                        new PortfolioPosition("AAPL", new BigDecimal("12.375")),
                        new PortfolioPosition("LATE", BigDecimal.valueOf(3)));
        assertThat(storage.portfolioPositions().timestamps("AAPL"))
                .contains(new Timestamps(
                        Instant.parse("2025-07-01T10:00:00Z"), Instant.parse("2025-11-02T10:00:00.000001Z")));
    }

    @Test
    @DisplayName("each refused row is named by its key, with the value and the reason")
    void refusals() {
        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(lines(report.refusals(), "daily_data"))
                .contains(
                        "ticker = null, date = '2024-01-02', row 11: ticker = null: must be present",
                        "ticker = 'AAPL', date = null, row 12: date = null: must be present",
                        "ticker = 'AAPL', date = null, row 13: date = null: must be present",
                        "ticker = 'AAPL', date = 1704153600, row 17: date = 1704153600: must be a date like 2024-01-02,"
                                + " 2024-01-02 00:00:00 or 2024-01-02 00:00:00-05:00",
                        "ticker = 'msft', date = '2024-01-04', row 9: open = Infinity: must be a finite number",
                        "ticker = 'NAN', date = '2024-01-04', row 21: open = 'N/A': must be a number",
                        "ticker = 'NAN', date = '2024-01-08', row 23: dividends = -Infinity: must be a finite number",
                        "ticker = 'VOL', date = '2024-01-04', row 27: volume = blob of 3 bytes: must be a number",
                        "ticker = 'VOL', date = '2024-01-05', row 28: volume = -1: must be 0 or more");
        assertThat(report.refusals())
                .extracting(RowNote::table, RowNote::field, RowNote::value)
                .contains(
                        tuple("metadata", "company_name", "'\ufffd('"),
                        tuple("metadata", "market_cap", "1.234567890123456E15"),
                        tuple("system_events", "created_at", "null"),
                        tuple("system_events", "details", "'a\\u0000b'"));
        assertThat(report.toText())
                .contains("Refused (30)")
                .contains("daily_data                     31          9          5         17          2")
                .contains("daily_data (ticker = null, date = '2024-01-02', row 11): ticker = null: must be present");
    }

    @Test
    @DisplayName(
            "values are what was meant: doubles rounded half to even, bytes that are numbers, zeros that are unknown")
    void values() {
        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(daily("VOL", DAY).volume()).isEqualTo(123456);
        assertThat(daily("VOL", LocalDate.of(2024, 1, 3)).volume()).isEqualTo(98_765_432);
        assertThat(daily("^GSPC", DAY).volume()).isEqualTo(Long.MAX_VALUE);
        assertThat(daily("NAN", DAY).dividends()).isNull();
        assertThat(storage.metadata().find("6758.T").orElseThrow())
                .satisfies(company -> assertThat(company.companyName()).isEqualTo("ソニー 🎮"))
                .satisfies(company -> assertThat(company.marketCap()).isNull());
        assertThat(storage.metadata().find("AAPL").orElseThrow())
                .satisfies(company -> assertThat(company.marketCap()).isEqualTo("2900000000000.1235"))
                .satisfies(company -> assertThat(company.industry()).isEmpty());
        assertThat(report.doubtful())
                .singleElement()
                .satisfies(note -> assertThat(note.key()).startsWith("ticker = 'DOUBT'"));
        assertThat(lines(report.replaced(), "daily_data"))
                .anySatisfy(line -> assertThat(line).contains("volume = 123456.5: was rounded to 123456"))
                .anySatisfy(line -> assertThat(line).contains("volume = blob of 8 bytes"))
                .anySatisfy(line -> assertThat(line).contains("dividends = 'N/A': was taken for unknown"))
                .anySatisfy(line -> assertThat(line).contains("updated_at = 'yesterday'"));
        Stored<SystemEvent> longest = storage.systemEvents()
                .findLatest(EventFilter.ALL.withEventType("RISK_ALERT"), 9)
                .get(0);
        assertThat(Objects.requireNonNull(longest.value().details()))
                .hasSize(100_000)
                .startsWith("é!");
        assertThat(longest.createdAt()).isEqualTo("2025-10-01T02:00:07.250Z");
    }

    @Test
    @DisplayName("a double as it was shown, rounded half to even to eight decimals")
    void doubles() throws Exception {
        FormerFile.execute(file, "DELETE FROM daily_data WHERE rowid IN (2, 3, 4)");
        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(daily("AAPL", DAY).open()).isEqualTo("187.14999390");
        assertThat(daily("AAPL", DAY).close()).isEqualTo("185.63999939");
        assertThat(counts(report, "daily_data").rounded()).isEqualTo(2);
    }

    @Test
    @DisplayName("numbered rows stay as many as they were, also equal ones, with the time of their creation")
    void numbered() {
        LegacyImport.of(file).run(storage);

        List<Stored<SignalHistory>> signals = storage.signalHistory()
                .search(SignalFilter.ALL, PageRequest.first(9))
                .rows();
        assertThat(signals)
                .extracting(Stored::createdAt)
                .containsExactly(
                        Instant.parse("2025-11-24T15:00:01Z"),
                        Instant.parse("2025-11-24T15:00:00Z"),
                        Instant.parse("2025-11-24T15:00:00Z"),
                        Instant.parse("2025-11-23T00:00:00Z"));
        SignalHistory last = signals.get(3).value();
        assertThat(last.signalType()).isEqualTo("Strong_Buy");
        assertThat(last.regime()).isNull();
        assertThat(last.targetPrice()).isNull();
        assertThat(last.signalValue()).isEqualTo("0.12345679");
        assertThat(storage.systemEvents().findLatest(EventFilter.ALL.withEventType("CLEANUP"), 9))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.createdAt()).isEqualTo("2025-10-01T03:00:07Z"));
    }

    @Test
    @DisplayName("the interval is how far apart the bars of a ticker and day are, or else that of most days")
    void intervals() {
        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(storage.intradayData().overview())
                .extracting(series -> series.series() + " " + series.count())
                .containsExactly(
                        new IntradaySeries("AAPL", BarInterval.ONE_MINUTE) + " 2",
                        new IntradaySeries("AAPL", BarInterval.FIVE_MINUTES) + " 7",
                        new IntradaySeries("BTC-USD", BarInterval.ONE_HOUR) + " 4",
                        new IntradaySeries("LONELY", BarInterval.FIVE_MINUTES) + " 1");
        assertThat(report.decisions())
                .contains(
                        "intraday_data: bar_interval of AAPL is 300 s as its bars are so far apart on 2 days",
                        "intraday_data: bar_interval of AAPL is 60 s as its bars are so far apart on 1 day",
                        "intraday_data: bar_interval of AAPL is 300 s as on most of its days, for too few bars to tell"
                                + " on 1 day",
                        "intraday_data: bar_interval of LONELY is 300 s as on most days of the file, for too few bars"
                                + " to tell on 1 day");
        assertThat(storage.intradayData().findRange(new IntradaySeries("BTC-USD", BarInterval.ONE_HOUR), Range.all()))
                .extracting(IntradayData::datetime, IntradayData::volume)
                .containsExactly(
                        tuple(Instant.parse("2025-11-02T05:30:00Z"), 1L),
                        tuple(Instant.parse("2025-11-02T06:30:00Z"), 2L),
                        tuple(Instant.parse("2025-11-02T07:30:00Z"), 3L),
                        tuple(Instant.parse("2025-11-02T08:30:00Z"), 5L));
    }

    @Test
    @DisplayName("what the file does not say can be stated, and stands in the report")
    void options() {
        LegacyOptions options = LegacyOptions.DEFAULT
                .withZone(ZoneId.of("America/New_York"))
                .withExchangeZone(ZoneId.of("America/Los_Angeles"))
                .withInterval(BarInterval.ONE_MINUTE)
                .withDoubtfulBars(LegacyOptions.DoubtfulBars.REFUSE);

        LegacyReport report = LegacyImport.of(file, options).run(storage);

        assertThat(report.doubtful()).isEmpty();
        assertThat(counts(report, "daily_data").refused()).isEqualTo(18);
        assertThat(daily("AAPL", LocalDate.of(2024, 1, 1)).volume())
                .as("midnight in New York is the day before in Los Angeles")
                .isEqualTo(2);
        assertThat(storage.dailyData().timestamps("AAPL", DAY))
                .as("a fraction is of the server's clock")
                .contains(new Timestamps(
                        Instant.parse("2024-01-06T02:05:13.250Z"), Instant.parse("2024-01-06T02:05:13.250Z")));
        IntradaySeries minutes = new IntradaySeries("BTC-USD", BarInterval.ONE_MINUTE);
        assertThat(storage.intradayData().find(minutes, Instant.parse("2025-11-02T12:30:00Z")))
                .as("07:30 in New York")
                .isPresent();
        assertThat(report.decisions())
                .anySatisfy(line -> assertThat(line).contains("without an offset are in America/New_York"))
                .contains("doubtful bars are refused", "intraday_data: bar_interval is 60 s, as stated");
    }

    @Test
    @DisplayName("a row of the target stays if it was changed later, and gives way if earlier")
    void rowsOfTheTarget() {
        DailyData own = new DailyData("MSFT", DAY, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, 77);
        DailyData old = new DailyData("VOL", DAY, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, 77);
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        storage.dailyData().save(own);
        storage.useTransaction(
                tx -> tx.withTimestamps(new Timestamps(then, then)).dailyData().save(old));

        Instant cleanup = Instant.parse("2025-10-01T03:00:07Z");
        storage.useTransaction(tx -> tx.withTimestamps(new Timestamps(cleanup, cleanup))
                .systemEvents()
                .append(new SystemEvent("CLEANUP", "old records removed", null, "INFO")));

        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(counts(report, "system_events"))
                .as("one of two equal events is there")
                .isEqualTo(new TableCounts("system_events", 6, 2, 1, 3, 0));
        assertThat(daily("MSFT", DAY)).isEqualTo(own);
        assertThat(daily("VOL", DAY).volume()).isEqualTo(123456);
        assertThat(storage.dailyData().timestamps("VOL", DAY))
                .contains(new Timestamps(then, Instant.parse("2024-01-02T21:05:13Z")));
        assertThat(counts(report, "daily_data")).isEqualTo(new TableCounts("daily_data", 31, 7, 7, 17, 2));
        assertThat(lines(report.merges(), "daily_data"))
                .anySatisfy(line -> assertThat(line).contains("'msft'", "gave way to other values in the target"))
                .anySatisfy(line -> assertThat(line)
                        .contains("'VOL'", "replaced other values in the target, which were stored at 2020-01-01"));
    }
}
