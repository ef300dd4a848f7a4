package dev.barkeep.storage.bench.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes bars up, always the same ones. They come series by series, ascending, as vendors send them. */
public final class Bars {

    /** The first day of every series: far enough back for a series of 100,000 days to end in this century. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1700, 1, 1);

    private static final int SCALE = 8;
    /** Vendors send four decimals. */
    private static final long TICK = 10_000;

    private static final int DIVIDEND_EVERY = 60;

    private Bars() {}

    /**
     * Makes series of equal length.
     *
     * @param tickers how many series
     * @param each bars a series
     * @param version another version has the same keys and other values
     * @return the bars, by ticker and day
     */
    public static List<PlainBar> series(int tickers, int each, int version) {
        List<PlainBar> bars = new ArrayList<>(tickers * each);
        for (int ticker = 0; ticker < tickers; ticker++) {
            bars.addAll(one(ticker, each, version));
        }
        return bars;
    }

    /**
     * Makes one series.
     *
     * @param ticker its number
     * @param length its bars
     * @param version another version has the same keys and other values
     * @return the bars, by day
     */
    public static List<PlainBar> one(int ticker, int length, int version) {
        String name = name(ticker);
        List<PlainBar> bars = new ArrayList<>(length);
        for (int day = 0; day < length; day++) {
            bars.add(bar(name, ticker, day, version));
        }
        return bars;
    }

    /**
     * Names a series.
     *
     * @param ticker its number
     * @return its ticker; in the order of the numbers
     */
    public static String name(int ticker) {
        String digits = Integer.toString(100_000 + ticker);
        return "T" + digits.substring(1);
    }

    /**
     * Makes series of equal length, each bar when it is asked for.
     *
     * @param rows how many bars; the last series may be shorter
     * @param each bars a series
     * @return the bars, by ticker and day
     */
    public static Stream<PlainBar> stream(long rows, int each) {
        return LongStream.range(0, rows).mapToObj(row -> {
            int ticker = (int) (row / each);
            return bar(name(ticker), ticker, (int) (row % each), 0);
        });
    }

    /**
     * Makes one bar.
     *
     * @param ticker the number of its series
     * @param day its number in the series
     * @param version another version has the same key and other values
     * @return the bar
     */
    public static PlainBar of(int ticker, int day, long version) {
        return bar(name(ticker), ticker, day, version);
    }

    private static PlainBar bar(String name, int ticker, int day, long version) {
        long mixed = mix(ticker * 1_000_003L + day + version * 0x5DEECE66DL);
        long open = 100_000 + (mixed & 0xFFFFF);
        long low = open - (mixed >>> 20 & 0xFFF);
        long high = open + (mixed >>> 32 & 0xFFF);
        long close = (low + high) / 2;
        @Nullable BigDecimal dividend = day % DIVIDEND_EVERY == 0 ? price(2_500 + (mixed & 0xFFF)) : null;
        return new PlainBar(
                name,
                FIRST_DAY.plusDays(day),
                price(open),
                price(high),
                price(low),
                price(close),
                mixed >>> 40,
                dividend,
                null);
    }

    static BigDecimal price(long ticks) {
        return BigDecimal.valueOf(ticks * TICK, SCALE);
    }

    /** The finaliser of splitmix64: neighbours get numbers that have nothing to do with each other. */
    static long mix(long seed) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
