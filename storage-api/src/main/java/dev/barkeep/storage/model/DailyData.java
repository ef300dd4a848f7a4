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
}
