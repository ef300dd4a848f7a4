package dev.barkeep.storage.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a company, table {@code metadata}. Key: ticker.
 *
 * @param ticker the ticker; see {@link FieldRules#ticker}
 * @param companyName its name; {@code null} if unknown
 * @param sector its sector; {@code null} if unknown
 * @param industry its industry; {@code null} if unknown
 * @param marketCap its market capitalisation in the currency of its prices, up to 4 decimals; {@code null} if unknown
 * @param lastUpdated when the vendor's facts were last fetched, set by the caller; {@code null} if unknown
 */
public record Metadata(
        String ticker,
        @Nullable String companyName,
        @Nullable String sector,
        @Nullable String industry,
        @Nullable BigDecimal marketCap,
        @Nullable Instant lastUpdated) {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public Metadata {
        ticker = FieldRules.ticker("ticker", ticker);
        companyName = FieldRules.optional("company_name", companyName, FieldRules::text);
        sector = FieldRules.optional("sector", sector, FieldRules::text);
        industry = FieldRules.optional("industry", industry, FieldRules::text);
        marketCap = FieldRules.optional("market_cap", marketCap, FieldRules::money);
        lastUpdated = FieldRules.optional("last_updated", lastUpdated, FieldRules::instant);
    }
}
