package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many rows go another way than few, and nobody can tell from what is stored. */
public abstract class ManyRowsRules extends ServerRules {

    /** Too many for the way of few. */
    private static final int ENOUGH = 300;

    /** The storage on the database of the test. */
    protected final Storage storage;

    /**
     * For subclasses.
     *
     * @param kind the server
     */
    protected ManyRowsRules(ServerKind kind) {
        super(kind);
        storage = Storages.open(config(url()).poolSize(1).maxOverflow(1).build());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private static <T> List<T> list(int count, Function<Integer, T> row) {
        return IntStream.range(0, count).mapToObj(row::apply).toList();
    }

    private static DailyData bar(int day, String close) {
        BigDecimal price = new BigDecimal(close);
        return new DailyData("AAPL", LocalDate.of(1970, 1, 1).plusDays(day), price, price, price, price, day);
    }

    @Test
    @DisplayName("of 10,000 rows the new and the changed are counted, the others are left alone")
    void counts() {
        assertThat(storage.dailyData().saveAll(list(10_000, day -> bar(day, "1"))))
                .isEqualTo(new SaveResult(10_000, 0));
        assertThat(storage.dailyData().saveAll(list(10_000, day -> bar(day, "1"))))
                .isEqualTo(new SaveResult(0, 10_000));
        assertThat(storage.dailyData().saveAll(list(10_000, day -> bar(day, day % 4 == 0 ? "2" : "1"))))
                .isEqualTo(new SaveResult(2_500, 7_500));
        assertThat(storage.dailyData().saveAll(list(12_000, day -> bar(day, day % 4 == 0 ? "2" : "1"))))
                .isEqualTo(new SaveResult(2_000, 10_000));
        assertThat(storage.dailyData().findRange("AAPL", Range.all()))
                .isEqualTo(list(12_000, day -> bar(day, day % 4 == 0 ? "2" : "1")));
    }

    @Test
    @DisplayName("of a key that comes again in the same chunk the last one counts")
    void duplicates() {
        // The chunks in which duplicates are removed before do not begin where those of the backend do.
        Stream<DailyData> rows = Stream.concat(
                IntStream.range(0, 10_001).mapToObj(day -> bar(day, "1")),
                IntStream.range(9_000, 9_500).mapToObj(day -> bar(day, "7")));

        storage.dailyData().saveAll(Stream.concat(Stream.of(bar(0, "1"), bar(0, "3")), rows));

        assertThat(storage.dailyData().findRange("AAPL", Range.all()))
                .isEqualTo(list(10_001, day -> bar(day, day >= 9_000 && day < 9_500 ? "7" : "1")));
    }

    @Test
    @DisplayName("rows of every table come back as they were given, at the edges of every type")
    void everyTable() {
        BigDecimal max = new BigDecimal("9999999999.99999999");
        BigDecimal least = new BigDecimal("0.00000001");
        List<@Nullable String> texts = new ArrayList<>(List.of(
                "\\N", "\\.", "a\tb", "a\nb", "a\r\nb", "\\", "\\\\", "", " x ", "äß€😀", "\b\f\u000b", "'\"$1{}"));
        texts.add(null);

        List<DailyData> daily = list(
                ENOUGH,
                i -> new DailyData(
                        "T" + i,
                        i % 2 == 0 ? FieldRules.MIN_DATE : FieldRules.MAX_DATE,
                        max,
                        least.negate(),
                        least,
                        BigDecimal.ZERO,
                        Long.MAX_VALUE,
                        i % 3 == 0 ? null : least,
                        i % 3 == 1 ? null : max));
        List<IntradayData> intraday = list(
                ENOUGH,
                i -> new IntradayData(
                        "T" + i,
                        BarInterval.ONE_MINUTE,
                        i % 2 == 0 ? FieldRules.MIN_INSTANT : Instant.parse("9999-12-31T23:59:59.999999Z"),
                        max,
                        least,
                        least,
                        max,
                        0));
        List<Metadata> companies = list(
                ENOUGH,
                i -> new Metadata(
                        String.format(java.util.Locale.ROOT, "T%03d", i),
                        texts.get(i % texts.size()),
                        texts.get((i + 1) % texts.size()),
                        null,
                        i % 2 == 0 ? null : new BigDecimal("99999999999999.9999"),
                        i % 2 == 0 ? null : FieldRules.MIN_INSTANT));
        List<PortfolioPosition> positions =
                list(ENOUGH, i -> new PortfolioPosition(String.format(java.util.Locale.ROOT, "T%03d", i), max));
        List<SignalHistory> signals = list(
                ENOUGH,
                i -> new SignalHistory(
                        "T",
                        LocalDate.of(2024, 1, 1),
                        "BUY",
                        null,
                        least,
                        max,
                        null,
                        least,
                        "\\N",
                        texts.get(i % texts.size())));
        List<PortfolioPerformance> performance = list(
                ENOUGH,
                i -> new PortfolioPerformance(LocalDate.of(2024, 1, 1), BigDecimal.ONE, least, max, null, least));

        storage.dailyData().saveAll(daily);
        storage.intradayData().saveAll(intraday);
        storage.metadata().saveAll(companies);
        assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(0, ENOUGH));
        storage.portfolioPositions().saveAll(positions);
        assertThat(storage.signalHistory().addAll(signals)).isEqualTo(ENOUGH);
        assertThat(storage.portfolioPerformance().addAll(performance)).isEqualTo(ENOUGH);

        assertThat(storage.dailyData().findLatestOfEach()).containsExactlyInAnyOrderElementsOf(daily);
        assertThat(storage.intradayData().findLatestOfEach()).containsExactlyInAnyOrderElementsOf(intraday);
        assertThat(storage.metadata().listByMarketCap()).containsExactlyInAnyOrderElementsOf(companies);
        assertThat(storage.portfolioPositions().list()).isEqualTo(positions);
        assertThat(storage.signalHistory()
                        .search(SignalFilter.ALL, PageRequest.first(ENOUGH))
                        .rows())
                .extracting(Stored::value)
                .containsExactlyInAnyOrderElementsOf(signals);
    }

    @Test
    @DisplayName("rows may come from a stream of the same transaction")
    void fedFromOwnStream() {
        storage.dailyData().saveAll(list(25_000, day -> bar(day, "1")));

        try (Transaction transaction = storage.begin();
                Stream<DailyData> bars = transaction.dailyData().streamAll()) {
            assertThat(transaction
                            .dailyData()
                            .saveAll(bars.map(bar -> bar((int) bar.date().toEpochDay(), "2"))))
                    .isEqualTo(new SaveResult(25_000, 0));
            transaction.commit();
        }

        assertThat(storage.dailyData().findRange("AAPL", Range.all())).isEqualTo(list(25_000, day -> bar(day, "2")));
    }

    @Test
    @DisplayName("a call that failed and was undone leaves nothing in the way of the next one on its session")
    void afterFailure() {
        Stream<DailyData> failing =
                Stream.concat(IntStream.range(0, 10_500).mapToObj(day -> bar(day, "1")), Stream.generate(() -> {
                    throw new IllegalStateException("the source ends badly");
                }));

        assertThatIllegalStateException().isThrownBy(() -> storage.dailyData().saveAll(failing));

        assertThat(storage.dailyData().findLatest("AAPL", 1)).isEmpty();
        assertThat(storage.dailyData().saveAll(list(ENOUGH, day -> bar(day, "2"))))
                .isEqualTo(new SaveResult(ENOUGH, 0));
    }

    @Test
    @DisplayName("rows that differ in the case, the accents or the blanks of a text only are changed")
    void textsCompareExactly() {
        List<String> names = List.of("Acme", "acme", "Ácme", "Acme ", "Acme  ");
        for (String name : names) {
            List<Metadata> companies = list(ENOUGH, i -> new Metadata("T" + i, name, null, null, null, null));
            assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(ENOUGH, 0));
            assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(0, ENOUGH));
            assertThat(storage.metadata().find("T7")).contains(companies.get(7));
        }
    }

    @Test
    @DisplayName(
            "updated_at moves with the rows that are changed, created_at never, and neither with those that are the same")
    void timestamps() {
        storage.dailyData().saveAll(list(ENOUGH, day -> bar(day, "1")));
        Timestamps same = timestamps(1);
        Timestamps before = timestamps(0);

        storage.dailyData().saveAll(list(ENOUGH, day -> bar(day, day == 0 ? "2" : "1")));

        assertThat(timestamps(1)).isEqualTo(same);
        assertThat(timestamps(0).createdAt()).isEqualTo(before.createdAt());
        assertThat(timestamps(0).updatedAt()).isAfter(before.updatedAt());
    }

    private Timestamps timestamps(int day) {
        return storage.dailyData()
                .timestamps("AAPL", LocalDate.of(1970, 1, 1).plusDays(day))
                .orElseThrow();
    }

    @Test
    @DisplayName("texts of a megabyte go in packets of a few rows")
    void largeTexts() {
        String text = "😀".repeat(250_000);
        List<Metadata> companies =
                list(50, i -> new Metadata("T" + i, text, i % 2 == 0 ? text : null, null, null, null));

        assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(50, 0));

        assertThat(storage.metadata().find("T48")).contains(companies.get(48));
        assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(0, 50));
    }

    @Test
    @DisplayName("many rows do not wait for rows of others, also where the table has hardly more than them")
    void besideOthers() throws SQLException {
        storage.portfolioPositions().saveAll(list(3_000, i -> new PortfolioPosition("A" + i, BigDecimal.ONE)));
        storage.portfolioPositions().save(new PortfolioPosition("ZZZ", BigDecimal.ONE));
        server.analyse(database);
        try (Connection other = server.connect(database);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("UPDATE portfolio_positions SET shares = 2 WHERE ticker = 'ZZZ'");
            SaveResult saved = storage.inTransaction(tx ->
                    tx.portfolioPositions().saveAll(list(3_000, i -> new PortfolioPosition("A" + i, BigDecimal.TEN))));
            assertThat(saved).isEqualTo(new SaveResult(3_000, 0));
            assertThat(storage.portfolioPositions()
                            .saveAll(list(3_000, i -> new PortfolioPosition("A" + i, BigDecimal.TEN))))
                    .isEqualTo(new SaveResult(0, 3_000));
            other.rollback();
        }
    }
}
