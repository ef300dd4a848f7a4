package dev.barkeep.storage.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One bar of less than a day, table {@code intraday_data}. Key: ticker, interval, datetime.
 *
 * @param ticker the ticker; see {@link FieldRules#ticker}
 * @param interval the length of the bar
 * @param datetime the moment the bar opens, in UTC and whole microseconds
 * @param open first price; as all prices it has up to 8 decimals, see {@link FieldRules#price}
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded, 0 or more
 */
public record IntradayData(
        String ticker,
        BarInterval interval,
        Instant datetime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume)
        implements Bar {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public IntradayData {
        ticker = FieldRules.ticker("ticker", ticker);
        FieldRules.required("bar_interval", interval);
        datetime = FieldRules.instant("datetime", datetime);
        open = FieldRules.price("open", open);
        high = FieldRules.price("high", high);
        low = FieldRules.price("low", low);
        close = FieldRules.price("close", close);
        volume = FieldRules.count("volume", volume);
    }

    /**
     * Names the series that the bar belongs to.
     *
     * @return ticker and interval
     */
    public IntradaySeries series() {
        return new IntradaySeries(ticker, interval);
    }

    /**
     * Begins a bar.
     *
     * @param ticker the ticker
     * @param interval the length of the bar
     * @param datetime the moment it opens
     * @return a builder; prices and volume have to be set
     */
    public static Builder builder(String ticker, BarInterval interval, Instant datetime) {
        return new Builder(ticker, interval, datetime);
    }

    /** Names the values of an intraday bar. */
    public static final class Builder extends BarBuilder<Builder> {

        private final String ticker;
        private final BarInterval interval;
        private final Instant datetime;

        private Builder(String ticker, BarInterval interval, Instant datetime) {
            this.ticker = ticker;
            this.interval = interval;
            this.datetime = datetime;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the bar.
         *
         * @return the bar
         * @throws dev.barkeep.storage.error.InvalidDataException if a value is missing or breaks its rule
         */
        public IntradayData build() {
            return new IntradayData(
                    ticker,
                    interval,
                    datetime,
                    FieldRules.required("open", open),
                    FieldRules.required("high", high),
                    FieldRules.required("low", low),
                    FieldRules.required("close", close),
                    FieldRules.required("volume", volume));
        }
    }
}
