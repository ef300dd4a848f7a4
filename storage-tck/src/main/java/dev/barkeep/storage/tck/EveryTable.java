package dev.barkeep.storage.tck;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All seven tables and all operations, for rules that hold for each of them. */
final class EveryTable {

    static final int TABLES = 7;

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final Instant MOMENT = Instant.parse("2024-01-02T14:30:00Z");
    private static final IntradaySeries SERIES = new IntradaySeries("AAPL", BarInterval.ONE_MINUTE);

    private EveryTable() {}

    /** Writes one more row into each table. */
    static void write(Repositories to, int number) {
        String ticker = "T" + number;
        to.dailyData().save(new DailyKind().bar(ticker, 0));
        to.intradayData().save(new IntradayKind().bar(ticker, 0));
        to.metadata().save(new Metadata(ticker, "Company " + number, null, null, null, null));
        to.signalHistory().add(signal(ticker));
        to.portfolioPerformance().add(performance(number));
        to.portfolioPositions().save(new PortfolioPosition(ticker, BigDecimal.TEN));
        to.systemEvents().append(event());
    }

    /** Counts the rows of each table, by what an outsider can read. */
    static Map<String, Long> count(Repositories in) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("daily_data", (long) in.dailyData().findLatestOfEach().size());
        counts.put("intraday_data", (long) in.intradayData().findLatestOfEach().size());
        counts.put("metadata", (long) in.metadata().listByMarketCap().size());
        counts.put("portfolio_performance", (long)
                in.portfolioPerformance().findRange(Range.all()).size());
        counts.put("portfolio_positions", (long) in.portfolioPositions().list().size());
        counts.put(
                "signal_history",
                in.signalHistory().statistics(SignalFilter.ALL).total());
        counts.put("system_events", (long)
                in.systemEvents().findLatest(EventFilter.ALL, 1_000).size());
        return counts;
    }

    /** What {@link #count} gives if each table has so many rows. */
    static Map<String, Long> counts(long rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : List.of(
                "daily_data",
                "intraday_data",
                "metadata",
                "portfolio_performance",
                "portfolio_positions",
                "signal_history",
                "system_events")) {
            counts.put(table, rows);
        }
        return counts;
    }

    /** A valid call of every operation by its name, except the event log's append, which has an exception of its own. */
    static Map<String, Consumer<Repositories>> calls() {
        Map<String, Consumer<Repositories>> calls = new LinkedHashMap<>();
        dailyCalls(calls);
        intradayCalls(calls);
        Metadata company = new Metadata("AAPL", null, null, null, null, null);
        calls.put("metadata.save", r -> r.metadata().save(company));
        calls.put("metadata.saveAll", r -> r.metadata().saveAll(List.of(company)));
        calls.put("metadata.find", r -> r.metadata().find("AAPL"));
        calls.put("metadata.findAll", r -> r.metadata().findAll(List.of("AAPL")));
        calls.put("metadata.timestamps", r -> r.metadata().timestamps("AAPL"));
        calls.put("metadata.listByMarketCap", r -> r.metadata().listByMarketCap());
        calls.put("metadata.portfolioSummary", r -> r.metadata().portfolioSummary());
        calls.put("signalHistory.add", r -> r.signalHistory().add(signal("AAPL")));
        calls.put("signalHistory.addAll", r -> r.signalHistory().addAll(List.of(signal("AAPL"))));
        calls.put("signalHistory.find", r -> r.signalHistory().find(1));
        calls.put("signalHistory.search", r -> r.signalHistory().search(SignalFilter.ALL, PageRequest.first(1)));
        calls.put("signalHistory.statistics", r -> r.signalHistory().statistics(SignalFilter.ALL));
        calls.put("signalHistory.deleteCreatedBefore", r -> r.signalHistory().deleteCreatedBefore(MOMENT));
        calls.put("portfolioPerformance.add", r -> r.portfolioPerformance().add(performance(1)));
        calls.put("portfolioPerformance.addAll", r -> r.portfolioPerformance().addAll(List.of(performance(1))));
        calls.put(
                "portfolioPerformance.findRange", r -> r.portfolioPerformance().findRange(Range.all()));
        calls.put(
                "portfolioPerformance.findLatest", r -> r.portfolioPerformance().findLatest());
        calls.put("portfolioPerformance.summary", r -> r.portfolioPerformance().summary(Range.all()));
        PortfolioPosition position = new PortfolioPosition("AAPL", BigDecimal.ONE);
        calls.put("portfolioPositions.save", r -> r.portfolioPositions().save(position));
        calls.put("portfolioPositions.saveAll", r -> r.portfolioPositions().saveAll(List.of(position)));
        calls.put("portfolioPositions.adjust", r -> r.portfolioPositions().adjust("AAPL", BigDecimal.ONE));
        calls.put("portfolioPositions.remove", r -> r.portfolioPositions().remove("AAPL"));
        calls.put("portfolioPositions.find", r -> r.portfolioPositions().find("AAPL"));
        calls.put("portfolioPositions.timestamps", r -> r.portfolioPositions().timestamps("AAPL"));
        calls.put("portfolioPositions.list", r -> r.portfolioPositions().list());
        calls.put(
                "portfolioPositions.valuation", r -> r.portfolioPositions().valuation(Map.of("AAPL", BigDecimal.ONE)));
        calls.put("systemEvents.findLatest", r -> r.systemEvents().findLatest(EventFilter.ALL, 1));
        calls.put("systemEvents.deleteCreatedBefore", r -> r.systemEvents().deleteCreatedBefore(MOMENT));
        calls.put(
                "rows.stream",
                r -> r.rows(StoredTable.DAILY_DATA).stream(Range.all()).close());
        calls.put(
                "rows.putAll",
                r -> r.rows(StoredTable.SYSTEM_EVENTS).putAll(Stream.of(new Stored<>(1, MOMENT, MOMENT, event()))));
        return calls;
    }

    static SystemEvent event() {
        return new SystemEvent("A", "It happened", null, "INFO");
    }

    private static void dailyCalls(Map<String, Consumer<Repositories>> calls) {
        DailyData bar = new DailyKind().bar("AAPL", 0);
        calls.put("dailyData.save", r -> r.dailyData().save(bar));
        calls.put("dailyData.saveAll", r -> r.dailyData().saveAll(List.of(bar)));
        calls.put("dailyData.saveAll of a stream", r -> r.dailyData().saveAll(Stream.of(bar)));
        calls.put("dailyData.find", r -> r.dailyData().find("AAPL", DAY));
        calls.put("dailyData.timestamps", r -> r.dailyData().timestamps("AAPL", DAY));
        calls.put("dailyData.findRange", r -> r.dailyData().findRange("AAPL", Range.all()));
        calls.put("dailyData.findRange of several", r -> r.dailyData().findRange(List.of("AAPL"), Range.all()));
        calls.put("dailyData.findLatest", r -> r.dailyData().findLatest("AAPL", 1));
        calls.put("dailyData.findLatestAt", r -> r.dailyData().findLatestAt("AAPL", DAY));
        calls.put("dailyData.findLatestOfEach", r -> r.dailyData().findLatestOfEach());
        calls.put(
                "dailyData.stream",
                r -> r.dailyData().stream("AAPL", Range.all()).close());
        calls.put("dailyData.streamAll", r -> r.dailyData().streamAll().close());
        calls.put("dailyData.overview", r -> r.dailyData().overview());
        calls.put("dailyData.overview of one", r -> r.dailyData().overview("AAPL"));
        calls.put("dailyData.findGaps", r -> r.dailyData().findGaps("AAPL", Range.all(), Duration.ZERO));
        calls.put("dailyData.deleteRange", r -> r.dailyData().deleteRange("AAPL", Range.all()));
        calls.put("dailyData.deleteBefore", r -> r.dailyData().deleteBefore(DAY));
    }

    private static void intradayCalls(Map<String, Consumer<Repositories>> calls) {
        IntradayData bar = new IntradayKind().bar("AAPL", 0);
        calls.put("intradayData.save", r -> r.intradayData().save(bar));
        calls.put("intradayData.saveAll", r -> r.intradayData().saveAll(List.of(bar)));
        calls.put("intradayData.saveAll of a stream", r -> r.intradayData().saveAll(Stream.of(bar)));
        calls.put("intradayData.find", r -> r.intradayData().find(SERIES, MOMENT));
        calls.put("intradayData.timestamps", r -> r.intradayData().timestamps(SERIES, MOMENT));
        calls.put("intradayData.findRange", r -> r.intradayData().findRange(SERIES, Range.all()));
        calls.put("intradayData.findRange of several", r -> r.intradayData().findRange(List.of(SERIES), Range.all()));
        calls.put("intradayData.findLatest", r -> r.intradayData().findLatest(SERIES, 1));
        calls.put("intradayData.findLatestAt", r -> r.intradayData().findLatestAt(SERIES, MOMENT));
        calls.put("intradayData.findLatestOfEach", r -> r.intradayData().findLatestOfEach());
        calls.put(
                "intradayData.stream",
                r -> r.intradayData().stream(SERIES, Range.all()).close());
        calls.put("intradayData.streamAll", r -> r.intradayData().streamAll().close());
        calls.put("intradayData.overview", r -> r.intradayData().overview());
        calls.put("intradayData.overview of one", r -> r.intradayData().overview(SERIES));
        calls.put("intradayData.findGaps", r -> r.intradayData().findGaps(SERIES, Range.all(), Duration.ZERO));
        calls.put("intradayData.deleteRange", r -> r.intradayData().deleteRange(SERIES, Range.all()));
        calls.put("intradayData.deleteBefore", r -> r.intradayData().deleteBefore(MOMENT));
    }

    private static SignalHistory signal(String ticker) {
        return SignalHistory.builder(ticker, DAY, "BUY", BigDecimal.ONE).build();
    }

    private static PortfolioPerformance performance(int value) {
        return new PortfolioPerformance(DAY, BigDecimal.valueOf(value), BigDecimal.ZERO, BigDecimal.ZERO, null, null);
    }
}
