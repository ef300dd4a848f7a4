package dev.barkeep.storage.tck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The main queries on 100,000 daily bars, as many intraday bars and signals: what a database says of them must be that it uses
 * an index. A scan of these tables is the difference between a millisecond and a second, and grows with the data.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class QueryPlanTck {

    private static final int TICKERS = 200;
    private static final int BARS = 500;
    private static final int FEW = 3_000;
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final Instant MOMENT = Instant.parse("2020-01-01T00:00:00Z");

    private Storage storage;

    /** For subclasses. */
    protected QueryPlanTck() {}

    /**
     * Opens a storage whose statements are explained, on a fresh database that {@link #fill} has filled; called once.
     *
     * @return the storage; closed in the end
     * @throws Exception to fail the test
     */
    protected abstract Storage open() throws Exception;

    /**
     * Has the database look at what it holds, where its planner wants that.
     *
     * @throws Exception to fail the test
     */
    protected abstract void analyse() throws Exception;

    /**
     * Gives the plans of the statements that ran since the last time.
     *
     * @return each has its statement in the first line
     */
    protected abstract List<String> takePlans();

    /**
     * Says whether a plan reads all of a table, or sorts rows that an index has in order.
     *
     * @param plan one of {@link #takePlans}
     * @return whether it is a bad one
     */
    protected abstract boolean isBad(String plan);

    @BeforeAll
    final void openStorage() throws Exception {
        storage = open();
        analyse();
    }

    /**
     * Stores the rows of the test.
     *
     * @param storage an empty storage on the database
     */
    protected final void fill(Storage storage) {
        BigDecimal price = new BigDecimal("100.5");
        storage.dailyData()
                .saveAll(IntStream.range(0, TICKERS * BARS)
                        .mapToObj(i -> new DailyData(
                                ticker(i / BARS), DAY.plusDays(i % BARS), price, price, price, price, i, null, null)));
        storage.intradayData()
                .saveAll(IntStream.range(0, TICKERS * BARS)
                        .mapToObj(i -> new IntradayData(
                                ticker(i / BARS),
                                BarInterval.ONE_MINUTE,
                                MOMENT.plus(Duration.ofMinutes(i % BARS)),
                                price,
                                price,
                                price,
                                price,
                                i)));
        storage.signalHistory()
                .addAll(IntStream.range(0, TICKERS * BARS)
                        .mapToObj(i -> SignalHistory.builder(
                                        ticker(i % TICKERS),
                                        DAY.plusDays(i / TICKERS),
                                        i % 199 == 7 ? "RARE" : "TYPE" + i % 50,
                                        BigDecimal.ONE)
                                .build())
                        .toList());
        storage.portfolioPerformance()
                .addAll(IntStream.range(0, FEW)
                        .mapToObj(i -> new PortfolioPerformance(
                                DAY.plusDays(i), price, BigDecimal.ZERO, BigDecimal.ZERO, null, null))
                        .toList());
        storage.metadata()
                .saveAll(IntStream.range(0, FEW)
                        .mapToObj(i -> new Metadata(ticker(i), "Company " + i, null, null, null, null))
                        .toList());
        storage.portfolioPositions()
                .saveAll(IntStream.range(0, FEW)
                        .mapToObj(i -> new PortfolioPosition(ticker(i), price))
                        .toList());
        storage.useTransaction(tx -> IntStream.range(0, FEW)
                .forEach(i -> tx.systemEvents()
                        .append(new SystemEvent(
                                i % 149 == 7 ? "RARE" : "TYPE" + i % 50,
                                "it happened",
                                null,
                                i % 149 == 7 ? "RARE" : "LEVEL" + i % 50))));
    }

    @AfterAll
    final void closeStorage() {
        if (storage != null) {
            storage.close();
        }
    }

    @TestFactory
    @DisplayName("uses an index:")
    final Stream<DynamicTest> usesAnIndex() {
        return queries().entrySet().stream()
                .map(query -> DynamicTest.dynamicTest(query.getKey(), () -> {
                    List<String> before = takePlans();
                    query.getValue().accept(storage);
                    List<String> plans = takePlans();
                    assertThat(plans)
                            .as("what ran, after %d statements before", before.size())
                            .isNotEmpty();
                    assertThat(plans).noneMatch(this::isBad);
                }));
    }

    private static Map<String, Consumer<Storage>> queries() {
        String ticker = ticker(77);
        IntradaySeries series = new IntradaySeries(ticker, BarInterval.ONE_MINUTE);
        LocalDate day = DAY.plusDays(100);
        Instant moment = MOMENT.plus(Duration.ofMinutes(100));
        Range<LocalDate> days = Range.between(day, day.plusDays(10));
        Range<Instant> moments = Range.between(moment, moment.plus(Duration.ofMinutes(10)));
        PageRequest deep = new PageRequest(10, new PageRequest.Cursor(day, 50_000));
        Map<String, Consumer<Storage>> queries = new LinkedHashMap<>();
        queries.put("a daily bar", s -> s.dailyData().find(ticker, day));
        queries.put("a range of daily bars", s -> s.dailyData().findRange(ticker, days));
        queries.put(
                "a stream of daily bars",
                s -> s.dailyData().stream(ticker, days).close());
        queries.put("the newest daily bars", s -> s.dailyData().findLatest(ticker, 10));
        queries.put("the daily bar at or before a day", s -> s.dailyData().findLatestAt(ticker, day));
        queries.put("the span of a ticker", s -> s.dailyData().overview(ticker));
        queries.put("deleting a range of daily bars", s -> s.dailyData().deleteRange(ticker, Range.before(DAY)));
        queries.put("an intraday bar", s -> s.intradayData().find(series, moment));
        queries.put("a range of intraday bars", s -> s.intradayData().findRange(series, moments));
        queries.put("the newest intraday bars", s -> s.intradayData().findLatest(series, 10));
        queries.put(
                "the intraday bar at or before a moment", s -> s.intradayData().findLatestAt(series, moment));
        queries.put("the span of a series", s -> s.intradayData().overview(series));
        queries.put("a signal", s -> s.signalHistory().find(4711));
        queries.put("the newest signals", s -> s.signalHistory().search(SignalFilter.ALL, PageRequest.first(10)));
        queries.put("a deep page of signals", s -> s.signalHistory().search(SignalFilter.ALL, deep));
        queries.put(
                "the newest signals of a ticker",
                s -> s.signalHistory().search(SignalFilter.ALL.withTicker(ticker), PageRequest.first(10)));
        queries.put(
                "a deep page of a ticker's signals",
                s -> s.signalHistory().search(SignalFilter.ALL.withTicker(ticker), deep));
        queries.put(
                "signals of a range",
                s -> s.signalHistory().search(SignalFilter.ALL.withRange(days), PageRequest.first(10)));
        queries.put(
                "the newest signals of a type",
                s -> s.signalHistory().search(SignalFilter.ALL.withSignalType("RARE"), PageRequest.first(10)));
        queries.put("deleting old signals", s -> s.signalHistory().deleteCreatedBefore(MOMENT));
        queries.put("the latest performance", s -> s.portfolioPerformance().findLatest());
        queries.put("the performance of a range", s -> s.portfolioPerformance().findRange(days));
        queries.put("a company", s -> s.metadata().find(ticker));
        queries.put("a position", s -> s.portfolioPositions().find(ticker));
        queries.put("the newest events", s -> s.systemEvents().findLatest(EventFilter.ALL, 10));
        queries.put(
                "the newest events of a type",
                s -> s.systemEvents().findLatest(EventFilter.ALL.withEventType("RARE"), 10));
        queries.put(
                "the newest events of a severity",
                s -> s.systemEvents().findLatest(EventFilter.ALL.withSeverity("RARE"), 10));
        queries.put("deleting old events", s -> s.systemEvents().deleteCreatedBefore(MOMENT));
        return queries;
    }

    private static String ticker(int number) {
        return "T" + (10_000 + number);
    }
}
