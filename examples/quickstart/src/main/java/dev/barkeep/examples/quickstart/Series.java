package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradaySeries;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A series of bars of either kind.
 *
 * @param ticker the ticker in its one spelling
 * @param interval the length of its bars; {@code null} for daily bars
 */
record Series(String ticker, @Nullable BarInterval interval) {

    Series {
        ticker = FieldRules.ticker("ticker", ticker);
    }

    static Series daily(String ticker) {
        return new Series(ticker, null);
    }

    static Series intraday(IntradaySeries series) {
        return new Series(series.ticker(), series.interval());
    }

    boolean isDaily() {
        return interval == null;
    }

    /** The key of its bars in the storage; for intraday series only. */
    IntradaySeries toIntraday() {
        return new IntradaySeries(ticker, Objects.requireNonNull(interval, "a daily series has no interval"));
    }

    /** What people call it: {@code AAPL daily}, {@code BTC-USD 1 min}. */
    @Override
    public String toString() {
        if (interval == null) {
            return ticker + " daily";
        }
        int seconds = interval.seconds();
        if (seconds % 3600 == 0) {
            return ticker + " " + seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? ticker + " " + seconds / 60 + " min" : ticker + " " + seconds + " s";
    }
}
