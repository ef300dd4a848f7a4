package dev.barkeep.storage.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of one ticker, table {@code daily_data}. Key: ticker, date.
 *
 * @param ticker the ticker; see {@link FieldRules#ticker}
 * @param date the trading day at its exchange
 * @param open first price; as all prices it has up to 8 decimals, see {@link FieldRules#price}
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded, 0 or more
 * @param dividends dividend per unit that went ex on this day, in the currency of the prices; {@code null} if unknown
 * @param stockSplits units after the split for one unit before, up to 8 decimals; {@code null} if unknown
 */
public record DailyData(
        String ticker,
        LocalDate date,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        @Nullable BigDecimal dividends,
        @Nullable BigDecimal stockSplits)
        implements Bar {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public DailyData {
        ticker = FieldRules.ticker("ticker", ticker);
        date = FieldRules.date("date", date);
        open = FieldRules.price("open", open);
        high = FieldRules.price("high", high);
        low = FieldRules.price("low", low);
        close = FieldRules.price("close", close);
        volume = FieldRules.count("volume", volume);
        dividends = FieldRules.optional("dividends", dividends, FieldRules::price);
        stockSplits = FieldRules.optional("stock_splits", stockSplits, FieldRules::ratio);
    }

    /**
     * Makes a bar of which dividends and splits are not known.
     *
     * @param ticker the ticker
     * @param date the trading day
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param volume units traded, 0 or more
     */
    public DailyData(
            String ticker,
            LocalDate date,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            long volume) {
        this(ticker, date, open, high, low, close, volume, null, null);
    }

    /**
     * Begins a bar.
     *
     * @param ticker the ticker
     * @param date the trading day
     * @return a builder; prices and volume have to be set, the rest is unknown unless it is set
     */
    public static Builder builder(String ticker, LocalDate date) {
        return new Builder(ticker, date);
    }

    /** Names the values of a daily bar. */
    public static final class Builder extends BarBuilder<Builder> {

        private final String ticker;
        private final LocalDate date;
        private @Nullable BigDecimal dividends;
        private @Nullable BigDecimal stockSplits;

        private Builder(String ticker, LocalDate date) {
            this.ticker = ticker;
            this.date = date;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the dividend that went ex on this day.
         *
         * @param perUnit in the currency of the prices, or {@code null} if unknown
         * @return this builder
         */
        public Builder dividends(@Nullable BigDecimal perUnit) {
            this.dividends = perUnit;
            return this;
        }

        /**
         * Sets the split of this day.
         *
         * @param ratio units after the split for one before, or {@code null} if unknown
         * @return this builder
         */
        public Builder stockSplits(@Nullable BigDecimal ratio) {
            this.stockSplits = ratio;
            return this;
        }

        /**
         * Makes the bar.
         *
         * @return the bar
         * @throws dev.barkeep.storage.error.InvalidDataException if a value is missing or breaks its rule
         */
        public DailyData build() {
            return new DailyData(
                    ticker,
                    date,
                    FieldRules.required("open", open),
                    FieldRules.required("high", high),
                    FieldRules.required("low", low),
                    FieldRules.required("close", close),
                    FieldRules.required("volume", volume),
                    dividends,
                    stockSplits);
        }
    }
}
