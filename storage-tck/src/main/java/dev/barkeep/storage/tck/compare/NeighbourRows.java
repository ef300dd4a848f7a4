package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows that differ in little: of tickers that look alike, at the next point in time, with equal days, values and names. */
final class NeighbourRows {

    static final List<LocalDate> DAYS =
            Stream.of(0, 1, 3, 4, 10).map(Typical.DAY::plusDays).toList();

    static final List<Instant> MOMENTS = Stream.of(0L, 1_000L, 1_000_002_000L, 61_000_002_000L, 121_000_002_000L)
            .map(Typical.MOMENT::plusNanos)
            .toList();

    /** Of these there are signals. */
    static final List<String> SIGNALLED = List.of("A", "A-B", "A.B", "AA");

    static final List<String> TYPES = List.of("BUY", "buy", "SELL", "BUY ");
    static final List<BigDecimal> CONFIDENCES =
            decimals("0.5", "0", "-1", "0.50000001", "0.49999999").toList();
    static final List<String> EVENT_TYPES = List.of("A", "a", "B");
    static final List<String> SEVERITIES = List.of("INFO", "info", "WARN");

    private static final List<BarInterval> INTERVALS =
            List.of(BarInterval.ONE_MINUTE, BarInterval.FIVE_MINUTES, BarInterval.ONE_HOUR);
    private static final List<String> TRADED = Edges.TICKERS.subList(0, 12);
    /** Ties, none, zero, and what sorts otherwise as text. */
    private static final List<@Nullable BigDecimal> CAPS =
            Arrays.asList(null, dec("0"), dec("9"), dec("10"), dec("10"), dec("9.9999"), dec("-1"));
    /** No multiple of it is a number of rows, so that rows in steps of it come in an order of their own. */
    private static final int STEP = 7;

    private NeighbourRows() {}

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static Stream<BigDecimal> decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new);
    }

    /** The series of intraday bars: alike tickers, and one ticker with intervals that sort otherwise as text. */
    static List<IntradaySeries> series() {
        List<IntradaySeries> all = new ArrayList<>();
        TRADED.forEach(ticker -> INTERVALS.forEach(interval -> all.add(new IntradaySeries(ticker, interval))));
        Edges.INTERVALS.stream()
                .map(interval -> new IntradaySeries("Z", interval))
                .forEach(all::add);
        return all;
    }

    /** Rows of a table, in no order. */
    static List<Object> of(StoredTable<?> table) {
        List<Object> rows = new ArrayList<>();
        Class<?> type = table.type();
        if (type == DailyData.class) {
            Edges.TICKERS.forEach(ticker -> DAYS.forEach(day ->
                    rows.add(Rows.with(Rows.with(bar(DailyData.class, rows.size()), "ticker", ticker), "date", day))));
        } else if (type == IntradayData.class) {
            series().forEach(series -> MOMENTS.forEach(at -> rows.add(new IntradayData(
                    series.ticker(),
                    series.interval(),
                    at,
                    dec("1"),
                    dec("2"),
                    dec("1"),
                    BigDecimal.valueOf(rows.size(), 2),
                    rows.size()))));
        } else if (type == Metadata.class) {
            Edges.TICKERS.forEach(ticker ->
                    rows.add(new Metadata(ticker, "Company", null, null, CAPS.get(rows.size() % CAPS.size()), null)));
        } else if (type == SignalHistory.class) {
            signals(rows);
        } else if (type == PortfolioPerformance.class) {
            performances(rows);
        } else if (type == PortfolioPosition.class) {
            Edges.TICKERS.forEach(
                    ticker -> rows.add(new PortfolioPosition(ticker, BigDecimal.valueOf(rows.size(), 2))));
        } else if (type == SystemEvent.class) {
            for (int i = 0; i < 4; i++) {
                EVENT_TYPES.forEach(event -> SEVERITIES.forEach(
                        severity -> rows.add(new SystemEvent(event, "event " + rows.size(), null, severity))));
            }
        } else {
            throw new IllegalStateException("no neighbours in " + table + " are known; add them to NeighbourRows");
        }
        return mixed(rows);
    }

    private static <T> T bar(Class<T> type, int number) {
        return Rows.with(Rows.first(type), "close", BigDecimal.valueOf(number, 2));
    }

    private static void signals(List<Object> rows) {
        for (String ticker : SIGNALLED) {
            for (LocalDate day : DAYS.subList(0, 3)) {
                for (String signalType : TYPES) {
                    for (BigDecimal confidence : CONFIDENCES) {
                        rows.add(SignalHistory.builder(ticker, day, signalType, confidence)
                                .build());
                    }
                }
            }
        }
    }

    private static void performances(List<Object> rows) {
        List<@Nullable BigDecimal> some = Arrays.asList(null, dec("0.00000001"), dec("-2"), dec("0"), dec("3"));
        for (LocalDate day : DAYS) {
            for (int i = 0; i < some.size(); i++) {
                rows.add(new PortfolioPerformance(
                        day,
                        BigDecimal.valueOf(rows.size() * 37L % 11 * 1_000 - 1_000),
                        BigDecimal.valueOf(rows.size(), 8),
                        BigDecimal.valueOf(-rows.size(), 8),
                        some.get(i),
                        some.get((i + rows.size()) % some.size())));
            }
        }
    }

    private static List<Object> mixed(List<Object> rows) {
        List<Object> mixed = new ArrayList<>();
        for (int first = 0; first < STEP; first++) {
            for (int i = rows.size() - 1 - first; i >= 0; i -= STEP) {
                mixed.add(rows.get(i));
            }
        }
        return mixed;
    }

    static Duration between(int from, int to) {
        return Duration.between(MOMENTS.get(from), MOMENTS.get(to));
    }
}
