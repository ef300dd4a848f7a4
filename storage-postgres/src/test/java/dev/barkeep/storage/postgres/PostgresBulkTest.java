package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.testservers.ManyRowsRules;
import dev.barkeep.storage.testservers.ServerKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Many rows go by COPY. */
class PostgresBulkTest extends ManyRowsRules {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final BigDecimal ONE = BigDecimal.ONE;

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    PostgresBulkTest() {
        super(ServerKind.POSTGRESQL);
    }

    @Test
    @DisplayName("SQL_ECHO logs COPY too, without values")
    void echo() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.barkeep.storage.sql");
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        try (Storage echoing = Storages.open(config(url()).sqlEcho(true).build())) {
            echoing.dailyData()
                    .saveAll(IntStream.range(0, 500)
                            .mapToObj(day -> new DailyData("AAPL", DAY.plusDays(day), ONE, ONE, ONE, ONE, day))
                            .toList());
        } finally {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.matches("[0-9.]+ ms: COPY .*"))
                .noneMatch(line -> line.contains("AAPL"));
    }

    @Test
    @DisplayName("every value arrives at the server as it was given, whatever its digits are")
    void values() throws SQLException {
        List<String> prices = List.of(
                "0.00000000",
                "0.00000001",
                "0.00010000",
                "0.99999999",
                "1.00000000",
                "10.00000000",
                "9999.00000000",
                "10000.00000000",
                "10000.00010000",
                "100000000.00000000",
                "1234567890.12345678",
                "9999999999.99999999");
        List<String> sums = List.of(
                "0.0000", "0.0001", "1.0000", "10000.0000", "12345.6789", "100000000.0000", "99999999999999.9999");
        List<String> expected = new ArrayList<>();
        List<PortfolioPerformance> rows = new ArrayList<>();
        for (int i = 0; i < 420; i++) {
            String sum = sums.get(i % sums.size());
            String price = (i % 24 > 12 ? "-" : "") + prices.get(i % prices.size());
            LocalDate date = i % 2 == 0 ? FieldRules.MIN_DATE : FieldRules.MAX_DATE;
            BigDecimal ratio = new BigDecimal(price);
            rows.add(new PortfolioPerformance(
                    date, new BigDecimal(sum), ratio, ratio, i % 5 == 0 ? null : ratio, i % 3 == 0 ? null : ratio));
            expected.add(String.join(
                    " ", date.toString(), sum, price, price, i % 5 == 0 ? "null" : price, i % 3 == 0 ? "null" : price));
        }

        assertThat(storage.portfolioPerformance().addAll(rows)).isEqualTo(rows.size());

        assertThat(texts("SELECT date || ' ' || portfolio_value || ' ' || daily_return || ' ' || volatility || ' '"
                        + " || coalesce(sharpe_ratio::text, 'null') || ' ' || coalesce(max_drawdown::text, 'null')"
                        + " FROM portfolio_performance ORDER BY id"))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("moments and counts arrive at the server as they were given, at their ends")
    void momentsAndCounts() throws SQLException {
        List<Instant> moments = List.of(
                FieldRules.MIN_INSTANT,
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("1999-12-31T23:59:59.000001Z"),
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        List<IntradayData> bars = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            for (Instant moment : moments) {
                long volume = i % 2 == 0 ? Long.MAX_VALUE : 0;
                bars.add(new IntradayData("T" + (100 + i), BarInterval.ONE_HOUR, moment, ONE, ONE, ONE, ONE, volume));
            }
        }

        storage.intradayData().saveAll(bars);

        assertThat(texts("SELECT ticker || ' ' || bar_interval || ' '"
                        + " || to_char(datetime AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || ' ' || volume"
                        + " FROM intraday_data ORDER BY ticker, datetime"))
                .isEqualTo(bars.stream()
                        .map(bar -> bar.ticker() + " 3600 " + MICROS.format(bar.datetime()) + " " + bar.volume())
                        .toList());
    }

    @Test
    @DisplayName("texts arrive at the server whole, wherever what is sent is cut")
    void longTexts() throws SQLException {
        List<SignalHistory> signals = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            // Euro signs of three bytes, so that cuts are within them.
            String text = "x".repeat(i) + "€".repeat(i % 50 == 0 ? 100_000 : 400);
            signals.add(new SignalHistory("T", DAY, "BUY", null, ONE, null, null, null, i % 2 == 0 ? null : "é", text));
        }

        storage.signalHistory().addAll(signals);

        assertThat(texts("SELECT reasons FROM signal_history ORDER BY id"))
                .isEqualTo(signals.stream().map(SignalHistory::reasons).toList());
    }

    @Test
    @DisplayName("a call that changes nothing locks nothing, and so waits for nobody")
    void unchanged() throws SQLException {
        List<DailyData> bars = IntStream.range(0, 500)
                .mapToObj(day -> new DailyData("AAPL", DAY.plusDays(day), ONE, ONE, ONE, ONE, day))
                .toList();
        storage.dailyData().saveAll(bars);
        try (Connection other = server.connect(database);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("UPDATE daily_data SET close = 2");

            assertThat(storage.dailyData().saveAll(bars)).isEqualTo(new SaveResult(0, 500));

            other.rollback();
        }
    }

    @Test
    @DisplayName(
            "a part of a transaction that changes nothing locks its rows: others must not come in between its parts")
    void unchangedInTransaction() throws SQLException {
        List<DailyData> bars = IntStream.range(0, 500)
                .mapToObj(day -> new DailyData("AAPL", DAY.plusDays(day), ONE, ONE, ONE, ONE, day))
                .toList();
        storage.dailyData().saveAll(bars);
        try (Transaction transaction = storage.begin();
                Connection other = server.connect(database);
                Statement statement = other.createStatement()) {
            assertThat(transaction.dailyData().saveAll(bars)).isEqualTo(new SaveResult(0, 500));

            statement.execute("SET lock_timeout = 100");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate("UPDATE daily_data SET close = 2"))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("55P03");
        }
    }

    @Test
    @DisplayName("a transaction holds no more locks for many rows than for some: the server has a limited number")
    void locks() throws SQLException {
        String locks = "SELECT COUNT(*) FROM pg_locks WHERE pid <> pg_backend_pid()";
        try (Transaction transaction = storage.begin()) {
            transaction.dailyData().saveAll(manyBars(0, 20_000));
            transaction
                    .rows(StoredTable.DAILY_DATA)
                    .putAll(manyBars(20_000, 40_000).map(PostgresBulkTest::stored));
            List<String> some = texts(locks);
            transaction.dailyData().saveAll(manyBars(40_000, 100_000));
            transaction
                    .rows(StoredTable.DAILY_DATA)
                    .putAll(manyBars(100_000, 160_000).map(PostgresBulkTest::stored));

            assertThat(texts(locks)).isEqualTo(some);
        }
    }

    private static Stream<DailyData> manyBars(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(day -> new DailyData("AAPL", FieldRules.MIN_DATE.plusDays(day), ONE, ONE, ONE, ONE, day));
    }

    private static Stored<DailyData> stored(DailyData bar) {
        return new Stored<>(0, Instant.EPOCH, Instant.EPOCH, bar);
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
