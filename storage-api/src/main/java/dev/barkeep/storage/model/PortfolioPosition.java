package dev.barkeep.storage.model;

import java.math.BigDecimal;

/**
 * What is held of a ticker, table {@code portfolio_positions}. Key: ticker.
 *
 * @param ticker the ticker; see {@link FieldRules#ticker}
 * @param shares how much of it, 0 or more, up to 8 decimals
 */
public record PortfolioPosition(String ticker, BigDecimal shares) {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public PortfolioPosition {
        ticker = FieldRules.ticker("ticker", ticker);
        shares = FieldRules.quantity("shares", shares);
    }
}
