package dev.barkeep.storage.repository;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The positions at given prices.
 *
 * @param total sum of shares times price, exact, scale 16
 * @param values shares times price by ticker, exact, scale 16, by ticker ascending; unmodifiable
 * @param weights the part of the total by ticker, scale 8, rounded half-even, in the same order; all zero if the total is
 *     zero; unmodifiable
 */
public record PortfolioValuation(BigDecimal total, Map<String, BigDecimal> values, Map<String, BigDecimal> weights) {}
