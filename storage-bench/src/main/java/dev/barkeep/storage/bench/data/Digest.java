package dev.barkeep.storage.bench.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A checksum over rows in their order: of every value, digits and scale included. Cheap, as streams are checked as they run. */
public final class Digest {

    private long value = 17;

    /** Begins with no rows. */
    public Digest() {}

    /**
     * Adds a bar by its values, so that neither contender has to make the other's record.
     *
     * @param ticker the ticker
     * @param date the day
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param volume units traded
     * @param dividends dividend, or {@code null}
     * @param stockSplits split, or {@code null}
     */
    public void bar(
            String ticker,
            LocalDate date,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            long volume,
            @Nullable BigDecimal dividends,
            @Nullable BigDecimal stockSplits) {
        add(ticker.hashCode());
        add(date.toEpochDay());
        add(open.hashCode());
        add(high.hashCode());
        add(low.hashCode());
        add(close.hashCode());
        add(volume);
        add(Objects.hashCode(dividends));
        add(Objects.hashCode(stockSplits));
    }

    /**
     * Adds a bar.
     *
     * @param bar the bar
     */
    public void bar(PlainBar bar) {
        bar(
                bar.ticker(),
                bar.date(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.dividends(),
                bar.stockSplits());
    }

    /**
     * Adds the times of a row.
     *
     * @param createdAt when it was stored
     * @param updatedAt when it last changed
     */
    public void times(Instant createdAt, Instant updatedAt) {
        add(createdAt.getEpochSecond() * 1_000_000_000 + createdAt.getNano());
        add(updatedAt.getEpochSecond() * 1_000_000_000 + updatedAt.getNano());
    }

    /**
     * Adds a line of an overview.
     *
     * @param ticker the ticker
     * @param first its first day
     * @param last its last day
     * @param count its bars
     */
    public void overview(String ticker, LocalDate first, LocalDate last, long count) {
        add(ticker.hashCode());
        add(first.toEpochDay());
        add(last.toEpochDay());
        add(count);
    }

    /**
     * Adds a signal; its number is the database's and does not count.
     *
     * @param signal the signal
     */
    public void signal(PlainSignal signal) {
        add(signal.ticker().hashCode());
        add(signal.date().toEpochDay());
        add(signal.signalType().hashCode());
        add(Objects.hashCode(signal.signalValue()));
        add(signal.confidence().hashCode());
        add(Objects.hashCode(signal.entryPrice()));
        add(Objects.hashCode(signal.targetPrice()));
        add(Objects.hashCode(signal.stopLoss()));
        add(Objects.hashCode(signal.regime()));
        add(Objects.hashCode(signal.reasons()));
    }

    /**
     * Adds a number.
     *
     * @param number any number
     */
    public void add(long number) {
        value = value * 0x9E3779B97F4A7C15L + number;
        value ^= value >>> 32;
    }

    /**
     * Gives the checksum.
     *
     * @return of all that was added
     */
    public long value() {
        return value;
    }

    /**
     * Checks bars.
     *
     * @param bars the bars
     * @return their checksum
     */
    public static long of(Iterable<PlainBar> bars) {
        Digest digest = new Digest();
        bars.forEach(digest::bar);
        return digest.value();
    }
}
