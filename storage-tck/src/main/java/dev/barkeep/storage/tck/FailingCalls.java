package dev.barkeep.storage.tck;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls that fail by what the caller gives them, in all the ways there are, on a storage that has a position of T1. */
final class FailingCalls {

    private static final Instant MOMENT = Instant.parse("2024-01-02T14:30:00Z");

    /** More than a storage is likely to hold in memory before it begins to write. */
    private static final int LATE = 12_000;

    private static final DailyKind DAILY = new DailyKind();
    private static final IntradayKind INTRADAY = new IntradayKind();

    private FailingCalls() {}

    /** The calls by what is wrong with them. */
    static Map<String, Consumer<Repositories>> all() {
        Map<String, Consumer<Repositories>> calls = new LinkedHashMap<>();
        refusedArguments(calls);
        refusedRows(calls);
        failingSources(calls);
        calls.put("a position that is not there", r -> r.portfolioPositions().adjust("NONE", new BigDecimal("-1")));
        calls.put(
                "a position that would be negative", r -> r.portfolioPositions().adjust("T1", new BigDecimal("-99")));
        calls.put(
                "a position that would be too large",
                r -> r.portfolioPositions().adjust("T1", FieldRules.MAX_QUANTITY));
        calls.put("a price that is missing", r -> r.portfolioPositions().valuation(Map.of()));
        return calls;
    }

    private static void refusedArguments(Map<String, Consumer<Repositories>> calls) {
        calls.put("no ticker to find", r -> r.dailyData().find("no ticker", DAILY.at(0)));
        calls.put("no ticker among several", r -> r.dailyData().findRange(List.of("AAPL", "no ticker"), Range.all()));
        calls.put("no range to find", r -> r.dailyData().findRange("AAPL", Suite.absent()));
        calls.put("no range to stream", r -> r.intradayData().stream(INTRADAY.series("AAPL"), Suite.absent()));
        calls.put("no range of rows", r -> r.rows(StoredTable.DAILY_DATA).stream(Suite.absent()));
        calls.put("no series to stream", r -> r.intradayData().stream(Suite.absent(), Range.all()));
        calls.put("a negative limit of bars", r -> r.dailyData().findLatest("AAPL", -1));
        calls.put("a negative gap", r -> r.dailyData().findGaps("AAPL", Range.all(), Duration.ofSeconds(-1)));
        calls.put("no bound to delete before", r -> r.dailyData().deleteBefore(Suite.absent()));
        calls.put("no ticker of a company", r -> r.metadata().findAll(List.of("no ticker")));
        calls.put("no page", r -> r.signalHistory().search(SignalFilter.ALL, Suite.absent()));
        calls.put("no filter", r -> r.signalHistory().search(Suite.absent(), PageRequest.first(1)));
        calls.put("no filter of statistics", r -> r.signalHistory().statistics(Suite.absent()));
        calls.put("no days to sum up", r -> r.portfolioPerformance().summary(Suite.absent()));
        calls.put("a negative limit of events", r -> r.systemEvents().findLatest(EventFilter.ALL, -1));
        calls.put("no moment to delete before", r -> r.systemEvents().deleteCreatedBefore(Suite.absent()));
        calls.put("times in the wrong order", r -> r.withTimestamps(new Timestamps(MOMENT, MOMENT.minusSeconds(1))));
    }

    private static void refusedRows(Map<String, Consumer<Repositories>> calls) {
        calls.put("no bar", r -> r.dailyData().save(Suite.absent()));
        calls.put("no bar among many", r -> r.dailyData().saveAll(Arrays.asList(bar(0), Suite.<DailyData>absent())));
        calls.put("no bar in a stream", r -> r.dailyData().saveAll(Stream.of(bar(0), Suite.<DailyData>absent())));
        calls.put("no company", r -> r.metadata().saveAll(Arrays.asList(Suite.<Metadata>absent())));
        calls.put("no signal", r -> r.signalHistory().add(Suite.absent()));
        calls.put("no signal among many", r -> r.signalHistory().addAll(Arrays.asList(Suite.<SignalHistory>absent())));
        calls.put(
                "no performance",
                r -> r.portfolioPerformance().addAll(Arrays.asList(Suite.<PortfolioPerformance>absent())));
        calls.put("no event", r -> r.systemEvents().append(Suite.absent()));
        calls.put("a row with a bad id", r -> r.rows(StoredTable.SYSTEM_EVENTS).putAll(Stream.of(event(1), event(0))));
        calls.put("no row", r -> r.rows(StoredTable.SYSTEM_EVENTS).putAll(Stream.of(event(1), Suite.absent())));
        calls.put("no rows", r -> r.rows(StoredTable.SYSTEM_EVENTS).putAll(Suite.absent()));
    }

    private static void failingSources(Map<String, Consumer<Repositories>> calls) {
        calls.put("bars that throw at once", r -> r.dailyData().saveAll(throwingAt(0)));
        calls.put("bars that throw in the middle", r -> r.dailyData().saveAll(throwingAt(20)));
        calls.put("bars that throw late", r -> r.dailyData().saveAll(throwingAt(LATE)));
        calls.put(
                "bars that cannot be closed",
                r -> r.dailyData().saveAll(Stream.of(bar(0)).onClose(() -> {
                    throw new IllegalStateException("the file cannot be closed");
                })));
        calls.put(
                "rows that throw in the middle",
                r -> r.rows(StoredTable.SYSTEM_EVENTS)
                        .putAll(IntStream.rangeClosed(1, 20).mapToObj(i -> {
                            if (i == 20) {
                                throw new IllegalStateException("the archive ends in the middle");
                            }
                            return event(i);
                        })));
    }

    private static Stream<DailyData> throwingAt(int step) {
        return IntStream.rangeClosed(0, step).mapToObj(i -> {
            if (i == step) {
                throw new IllegalStateException("the file ends in the middle");
            }
            return bar(i);
        });
    }

    private static DailyData bar(int step) {
        return DAILY.bar("FAILS", step);
    }

    private static Stored<SystemEvent> event(long id) {
        return new Stored<>(id, MOMENT, MOMENT, EveryTable.event());
    }
}
