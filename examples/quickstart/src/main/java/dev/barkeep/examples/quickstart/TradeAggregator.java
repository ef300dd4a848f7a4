package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds bars from trades in ascending order of time. A span without trades gives no bar.
 *
 * <p>Volume is a whole number in the contract, while coins are traded in fractions. So it is counted in the smallest unit
 * there is, 0.00000001 of a coin, and stays exact; rounding to whole coins would lose most of it.
 */
final class TradeAggregator {

    /** Decimal places of the unit in which volume is counted. */
    static final int UNIT_DECIMALS = 8;

    private final String ticker;
    private final BarInterval interval;
    private @Nullable IntradayData open;
    private Instant last = Instant.MIN;

    TradeAggregator(String ticker, BarInterval interval) {
        this.ticker = ticker;
        this.interval = interval;
    }

    /**
     * Adds a trade.
     *
     * @param time when it was
     * @param price at which price
     * @param amount how much of the coin, 0 or more, at most 8 decimals
     * @return the bar that ended before this trade, if one did
     * @throws InvalidDataException if the trade is before the one above, or a value is refused
     */
    Optional<IntradayData> add(Instant time, BigDecimal price, BigDecimal amount) {
        if (time.isBefore(last)) {
            throw new InvalidDataException("timestamp", time, "must not be before the trade above it, " + last);
        }
        last = time;
        long volume = units(amount);
        Instant start =
                Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), interval.seconds()) * interval.seconds());
        IntradayData current = open;
        if (current != null && current.datetime().equals(start)) {
            open = new IntradayData(
                    ticker,
                    interval,
                    start,
                    current.open(),
                    current.high().max(price),
                    current.low().min(price),
                    price,
                    FieldRules.count("volume", current.volume() + volume));
            return Optional.empty();
        }
        open = new IntradayData(ticker, interval, start, price, price, price, price, volume);
        return Optional.ofNullable(current);
    }

    /**
     * Ends the bar that is still open.
     *
     * @return the last bar, if there was a trade at all
     */
    Optional<IntradayData> finish() {
        Optional<IntradayData> bar = Optional.ofNullable(open);
        open = null;
        return bar;
    }

    private static long units(BigDecimal amount) {
        BigDecimal exact = FieldRules.quantity("amount", amount);
        return exact.movePointRight(UNIT_DECIMALS).longValueExact();
    }
}
