package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SeriesOverview;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is stored is what is read. */
abstract class ValueSuite extends Suite {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final IntradaySeries SERIES = new IntradaySeries("AAPL", BarInterval.ONE_MINUTE);
    private static final int RANDOM_ROWS = 200;
    private static final List<BigDecimal> EXTREMES = Stream.of(
                    "9999999999.99999999", "-9999999999.99999999", "0.00000001", "-0.00000001", "0", "0.1", "0.3")
            .map(BigDecimal::new)
            .toList();
    private static final List<BigDecimal> EXTREME_MONEY = Stream.of(
                    "99999999999999.9999", "-99999999999999.9999", "0.0001", "-0.0001", "0", "0.1", "0.3")
            .map(BigDecimal::new)
            .toList();

    ValueSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("VAL-001 bars come back equal at the extremes of every value")
    void extremeBars() {
        for (BigDecimal extreme : EXTREMES) {
            DailyData daily =
                    new DailyData("AAPL", DAY, extreme, extreme, extreme, extreme, Long.MAX_VALUE, extreme, extreme);
            storage.dailyData().save(daily);
            assertThat(storage.dailyData().find("AAPL", DAY)).contains(daily);

            IntradayData intraday = new IntradayData(
                    "AAPL", BarInterval.ONE_MINUTE, NOW, extreme, extreme, extreme, extreme, Long.MAX_VALUE);
            storage.intradayData().save(intraday);
            assertThat(storage.intradayData().find(intraday.series(), intraday.datetime()))
                    .contains(intraday);
        }
    }

    @Test
    @DisplayName("VAL-001 signals, performance, companies and positions come back equal at the extremes of every value")
    void extremeOthers() {
        for (int i = 0; i < EXTREMES.size(); i++) {
            BigDecimal extreme = EXTREMES.get(i);
            BigDecimal money = EXTREME_MONEY.get(i);
            Stored<SignalHistory> signal = storage.signalHistory()
                    .add(new SignalHistory(
                            "AAPL", DAY, "BUY", extreme, extreme, extreme, extreme, extreme, "NORMAL", ""));
            assertThat(storage.signalHistory().find(signal.id())).contains(signal);

            Stored<PortfolioPerformance> performance = storage.portfolioPerformance()
                    .add(new PortfolioPerformance(DAY, money, extreme, extreme, extreme, extreme));
            assertThat(storage.portfolioPerformance().findLatest()).contains(performance);

            Metadata company = new Metadata("AAPL", "", "", "", money, FieldRules.MAX_INSTANT);
            storage.metadata().save(company);
            assertThat(storage.metadata().find("AAPL")).contains(company);

            PortfolioPosition position = new PortfolioPosition("AAPL", extreme.abs());
            storage.portfolioPositions().save(position);
            assertThat(storage.portfolioPositions().find("AAPL")).contains(position);
        }
    }

    @Test
    @DisplayName("VAL-001 every single value of a numbered row comes back, added alone or with many")
    void everyNumberedValue() {
        SignalHistory signal = new SignalHistory(
                "AAPL",
                DAY,
                "BUY",
                new BigDecimal("1"),
                new BigDecimal("2"),
                new BigDecimal("3"),
                new BigDecimal("4"),
                new BigDecimal("5"),
                "NORMAL",
                "why");
        List<SignalHistory> signals = Variants.of(signal);
        for (SignalHistory variant : signals) {
            Stored<SignalHistory> added = storage.signalHistory().add(variant);
            assertThat(storage.signalHistory().find(added.id())).contains(added);
            assertThat(added.value()).isEqualTo(variant);
        }
        List<SignalHistory> many = IntStream.range(0, 1_000)
                .mapToObj(i -> signals.get(i % signals.size()))
                .toList();
        storage.signalHistory().deleteCreatedBefore(FieldRules.MAX_INSTANT);
        assertThat(storage.signalHistory().addAll(many)).isEqualTo(many.size());
        assertThat(search(storage, SignalFilter.ALL).stream().map(Stored::value))
                .containsExactlyInAnyOrderElementsOf(many);

        PortfolioPerformance day = new PortfolioPerformance(
                DAY,
                new BigDecimal("1"),
                new BigDecimal("2"),
                new BigDecimal("3"),
                new BigDecimal("4"),
                new BigDecimal("5"));
        List<PortfolioPerformance> days = Variants.of(day);
        storage.portfolioPerformance().addAll(days);
        days.forEach(variant ->
                assertThat(storage.portfolioPerformance().add(variant).value()).isEqualTo(variant));
        assertThat(storage.portfolioPerformance().findRange(Range.all()).stream()
                        .map(Stored::value))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(days.stream(), days.stream()).toList());

        List<SystemEvent> events = Variants.of(new SystemEvent("A", "b", "c", "D"));
        events.forEach(storage.systemEvents()::append);
        assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 100).stream()
                        .map(Stored::value))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    @DisplayName("VAL-001 random bars come back equal")
    void randomBars() {
        RandomRows random = new RandomRows(Seed.random());
        List<DailyData> daily = many(random::daily);
        List<IntradayData> intraday = many(random::intraday);
        storage.dailyData().saveAll(daily);
        storage.intradayData().saveAll(intraday);

        for (DailyData bar : daily) {
            assertThat(storage.dailyData().find(bar.ticker(), bar.date()))
                    .as(seed())
                    .contains(bar);
        }
        for (IntradayData bar : intraday) {
            assertThat(storage.intradayData().find(bar.series(), bar.datetime()))
                    .as(seed())
                    .contains(bar);
        }
    }

    @Test
    @DisplayName("VAL-001 random companies and positions come back equal")
    void randomKeyedRows() {
        RandomRows random = new RandomRows(Seed.random());
        List<Metadata> companies = many(random::metadata);
        List<PortfolioPosition> positions = many(random::position);
        storage.metadata().saveAll(companies);
        storage.portfolioPositions().saveAll(positions);

        assertThat(storage.metadata().listByMarketCap()).as(seed()).containsExactlyInAnyOrderElementsOf(companies);
        assertThat(storage.portfolioPositions().list()).as(seed()).containsExactlyInAnyOrderElementsOf(positions);
    }

    @Test
    @DisplayName("VAL-001 random signals, performance and events come back equal")
    void randomNumberedRows() {
        RandomRows random = new RandomRows(Seed.random());
        List<Stored<SignalHistory>> signals = new ArrayList<>();
        List<Stored<PortfolioPerformance>> performances = new ArrayList<>();
        List<Stored<SystemEvent>> events = new ArrayList<>();
        storage.useTransaction(tx -> {
            for (int i = 0; i < RANDOM_ROWS; i++) {
                signals.add(tx.signalHistory().add(random.signal()));
                performances.add(tx.portfolioPerformance().add(random.performance()));
                events.add(tx.systemEvents().append(random.event()));
            }
        });

        for (Stored<SignalHistory> signal : signals) {
            assertThat(storage.signalHistory().find(signal.id())).as(seed()).contains(signal);
        }
        assertThat(storage.portfolioPerformance().findRange(Range.all()))
                .as(seed())
                .containsExactlyInAnyOrderElementsOf(performances);
        assertThat(storage.systemEvents().findLatest(EventFilter.ALL, RANDOM_ROWS))
                .as(seed())
                .containsExactlyInAnyOrderElementsOf(events);
        assertThat(storage.signalHistory().statistics(SignalFilter.ALL).total())
                .as(seed())
                .isEqualTo(RANDOM_ROWS);
    }

    @Test
    @DisplayName("VAL-002 a value that does not fit is refused with the field's name and the value")
    void refusesWhatDoesNotFit() {
        assertRefused("shares", "1.123456789", () -> new PortfolioPosition("AAPL", new BigDecimal("1.123456789")));
        assertRefused("price", "10000000000", () -> FieldRules.price("price", new BigDecimal("10000000000")));
        assertRefused("price", "1E+999999999", () -> FieldRules.price("price", new BigDecimal("1e999999999")));
        assertRefused("money", "0.00001", () -> FieldRules.money("money", new BigDecimal("0.00001")));
        assertRefused("money", "-1E+14", () -> FieldRules.money("money", new BigDecimal("-1E+14")));
        assertRefused("shares", "-0.5", () -> new PortfolioPosition("AAPL", new BigDecimal("-0.5")));
        assertRefused("volume", "-1", () -> FieldRules.count("volume", -1));
        assertRefused("bar_interval", "0", () -> new BarInterval(0));
        assertRefused("date", "+10000-01-01", () -> FieldRules.date("date", LocalDate.of(10_000, 1, 1)));
        assertRefused("date", "0000-12-31", () -> FieldRules.date("date", LocalDate.of(0, 12, 31)));
        assertRefused(
                "datetime",
                "+10000-01-01T00:00:00Z",
                () -> FieldRules.instant("datetime", Instant.parse("+10000-01-01T00:00:00Z")));
        assertRefused(
                "open",
                "null",
                () -> new DailyData("AAPL", DAY, absent(), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 0));
    }

    @Test
    @DisplayName("VAL-003 equal numbers make equal records, and what comes back has the scale of its type")
    void oneForm() {
        DailyData few = new DailyKind().bar("AAPL", 0, "1.5");
        DailyData many = new DailyKind().bar("AAPL", 0, "1.50000000000");
        assertThat(few).isEqualTo(many);

        storage.dailyData().save(many);
        storage.metadata().save(new Metadata("AAPL", null, null, null, new BigDecimal("3e12"), null));

        assertThat(storage.dailyData().find("AAPL", few.date()).orElseThrow().close())
                .isEqualTo("1.50000000");
        assertThat(storage.metadata().find("AAPL").orElseThrow().marketCap()).isEqualTo("3000000000000.0000");
    }

    @Test
    @DisplayName("VAL-004 moments are kept to the microsecond, from the year 1 to the year 9999")
    void moments() {
        for (String moment : List.of(
                "0001-01-01T00:00:00Z",
                "1582-10-10T12:00:00.000001Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2016-12-31T23:59:59.999999Z",
                "2038-01-19T03:14:08Z",
                "9999-12-31T23:59:59.999999Z")) {
            Instant at = Instant.parse(moment);
            Metadata company = new Metadata("AAPL", null, null, null, null, at.plusNanos(999));
            assertThat(company.lastUpdated()).isEqualTo(at);
            IntradayData bar = IntradayKind.flat(SERIES, at);
            storage.metadata().save(company);
            storage.intradayData().save(bar);

            assertThat(storage.metadata().find("AAPL")).contains(company);
            assertThat(storage.intradayData().find(bar.series(), at)).contains(bar);
        }
        assertThat(storage.intradayData().overview(SERIES))
                .contains(new SeriesOverview<>(SERIES, FieldRules.MIN_INSTANT, FieldRules.MAX_INSTANT, 7));
    }

    @Test
    @DisplayName("VAL-005 days from 0001-01-01 to 9999-12-31 come back as they were, in order")
    void days() {
        List<LocalDate> days = Stream.of(
                        "0001-01-01",
                        "1582-10-04",
                        "1582-10-10",
                        "1582-10-15",
                        "1900-02-28",
                        "1969-12-31",
                        "1970-01-01",
                        "2000-02-29",
                        "2011-12-30",
                        "9999-12-31")
                .map(LocalDate::parse)
                .toList();
        for (LocalDate day : days) {
            storage.dailyData().save(DailyKind.flat("AAPL", day, 0));
        }

        assertThat(storage.dailyData().findRange("AAPL", Range.all()))
                .extracting(DailyData::date)
                .isEqualTo(days);
    }

    @Test
    @DisplayName("VAL-006 counts have 64 bits")
    void counts() {
        for (long volume : new long[] {0, 1, Integer.MAX_VALUE + 1L, (1L << 53) + 1, Long.MAX_VALUE}) {
            DailyData bar = DailyKind.flat("^GSPC", DAY, volume);
            storage.dailyData().save(bar);
            assertThat(storage.dailyData().find("^GSPC", DAY)).contains(bar);
        }
    }

    @Test
    @DisplayName("VAL-007 unknown names survive a round trip")
    void unknownNames() {
        for (String name : List.of("Überkauft", "strong_buy", " x ", "N".repeat(50), "😀".repeat(50))) {
            Stored<SignalHistory> signal = storage.signalHistory()
                    .add(SignalHistory.builder("AAPL", DAY, name, BigDecimal.ONE)
                            .regime(name)
                            .build());
            assertThat(storage.signalHistory().find(signal.id())).contains(signal);
            Stored<SystemEvent> event = storage.systemEvents().append(new SystemEvent(name, "", null, name));
            assertThat(storage.systemEvents().findLatest(new EventFilter(name, name), 1))
                    .containsExactly(event);
        }
        assertRefused("event_type", "''", () -> new SystemEvent("", "", null, "INFO"));
        assertThat(refusal(() -> new SystemEvent("N".repeat(51), "", null, "INFO"))
                        .field())
                .isEqualTo("event_type");
    }

    @Test
    @DisplayName("VAL-008 an absent value stays absent and is neither zero nor empty")
    void absentValues() {
        Stored<SignalHistory> signal = storage.signalHistory()
                .add(SignalHistory.builder("AAPL", DAY, "BUY", BigDecimal.ONE).build());
        Metadata absent = new Metadata("ABSENT", null, null, null, null, null);
        Metadata empty = new Metadata("EMPTY", "", "", "", BigDecimal.ZERO, Instant.EPOCH);
        storage.metadata().saveAll(List.of(absent, empty));

        assertThat(storage.signalHistory().find(signal.id())).contains(signal);
        assertThat(storage.metadata().find("ABSENT")).contains(absent);
        assertThat(storage.metadata().find("EMPTY")).contains(empty);
    }

    @Test
    @DisplayName("VAL-009 tickers are kept as exchanges write them, trimmed and in upper case")
    void tickers() {
        for (String ticker : List.of(
                "BRK-B",
                "^GSPC",
                "BAJAJ-AUTO.NS",
                "EURUSD=X",
                "ES=F",
                "BTC/USD",
                "M&M.NS",
                "0700.HK",
                "A",
                "1",
                "X".repeat(32))) {
            PortfolioPosition position = new PortfolioPosition(ticker, BigDecimal.ONE);
            storage.portfolioPositions().save(position);
            assertThat(position.ticker()).isEqualTo(ticker);
            assertThat(storage.portfolioPositions().find(ticker)).contains(position);
        }
        assertThat(new PortfolioPosition("\t brk-b\n", BigDecimal.ONE).ticker()).isEqualTo("BRK-B");
        for (String bad : List.of("", " ", "A B", "ÄÖ", "A;", "X".repeat(33), "^", "ﬀ", "A\u0000")) {
            assertThat(refusal(() -> new PortfolioPosition(bad, BigDecimal.ONE)).field())
                    .isEqualTo("ticker");
        }
    }

    private static void assertRefused(String field, String value, Supplier<Object> call) {
        InvalidDataException refused = refusal(call::get);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.value()).isEqualTo(value);
        assertThat(refused).hasMessageContaining(field).hasMessageContaining(value);
    }

    private static <T> List<T> many(Supplier<T> row) {
        return Stream.generate(row).limit(RANDOM_ROWS).toList();
    }

    private static String seed() {
        return "repeat with -Dtck.seed=" + Seed.value();
    }
}
