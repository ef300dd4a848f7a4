package dev.barkeep.storage.model;

/**
 * Names one series of intraday bars.
 *
 * @param ticker the ticker; see {@link FieldRules#ticker}
 * @param interval the length of its bars
 */
public record IntradaySeries(String ticker, BarInterval interval) {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public IntradaySeries {
        ticker = FieldRules.ticker("ticker", ticker);
        FieldRules.required("bar_interval", interval);
    }
}
