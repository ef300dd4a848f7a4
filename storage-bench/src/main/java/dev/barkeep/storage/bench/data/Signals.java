package dev.barkeep.storage.bench.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes signals up, always the same ones. */
public final class Signals {

    /** How many tickers have signals. */
    public static final int TICKERS = 10;

    private static final int DAYS = 500;
    private static final List<String> TYPES = List.of("BUY", "SELL", "HOLD", "STRONG_BUY");
    private static final int SCALE = 8;

    private Signals() {}

    /**
     * Makes signals, in the order in which they are to be stored and numbered.
     *
     * @param count how many
     * @return the signals, by day
     */
    public static List<PlainSignal> all(int count) {
        List<PlainSignal> signals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long mixed = Bars.mix(i);
            signals.add(new PlainSignal(
                    0,
                    Bars.name((int) (mixed & 0xFFFF) % TICKERS),
                    Bars.FIRST_DAY.plusDays((long) i * DAYS / count),
                    TYPES.get((int) (mixed >>> 16 & 3)),
                    Bars.price(mixed >>> 20 & 0xFFFF),
                    BigDecimal.valueOf((mixed >>> 36 & 0x7F) * 1_000_000, SCALE),
                    Bars.price(100_000 + (mixed & 0xFFFF)),
                    Bars.price(120_000 + (mixed & 0xFFFF)),
                    null,
                    "BULL",
                    "crossed its average of " + (mixed >>> 44 & 0xFF) + " days from below, with volume"));
        }
        return signals;
    }

    /**
     * Asks for each ticker, with all four filters.
     *
     * @return the searches; about a tenth of a ticker's signals each
     */
    public static List<SignalQuery> queries() {
        List<SignalQuery> queries = new ArrayList<>();
        for (int ticker = 0; ticker < TICKERS; ticker++) {
            queries.add(new SignalQuery(
                    Bars.name(ticker),
                    Bars.FIRST_DAY.plusDays(10),
                    Bars.FIRST_DAY.plusDays(DAYS - 10),
                    TYPES.get(ticker % TYPES.size()),
                    BigDecimal.valueOf(60_000_000, SCALE)));
        }
        return queries;
    }

    /**
     * Answers a search from memory.
     *
     * @param stored the signals as they were stored
     * @param query the search
     * @return the answer: by day, the later stored first
     */
    public static List<PlainSignal> answer(List<PlainSignal> stored, SignalQuery query) {
        List<PlainSignal> answer = new ArrayList<>();
        for (int i = stored.size() - 1; i >= 0; i--) {
            if (query.matches(stored.get(i))) {
                answer.add(stored.get(i));
            }
        }
        answer.sort(Comparator.comparing(PlainSignal::date).reversed());
        return answer;
    }
}
