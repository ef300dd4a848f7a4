package dev.barkeep.storage.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The portfolio at the end of one day, table {@code portfolio_performance}. The storage numbers it.
 *
 * @param date the day
 * @param portfolioValue what the portfolio is worth, up to 4 decimals, see {@link FieldRules#money}
 * @param dailyReturn return of the day: 0.01 is one per cent; as all ratios it has up to 8 decimals
 * @param volatility standard deviation of the returns, by the caller's own definition
 * @param sharpeRatio mean excess return over its standard deviation; {@code null} if it cannot be said
 * @param maxDrawdown the deepest fall from a peak so far, 0 or negative: -0.2 is twenty per cent; {@code null} if unknown
 */
public record PortfolioPerformance(
        LocalDate date,
        BigDecimal portfolioValue,
        BigDecimal dailyReturn,
        BigDecimal volatility,
        @Nullable BigDecimal sharpeRatio,
        @Nullable BigDecimal maxDrawdown) {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public PortfolioPerformance {
        date = FieldRules.date("date", date);
        portfolioValue = FieldRules.money("portfolio_value", portfolioValue);
        dailyReturn = FieldRules.ratio("daily_return", dailyReturn);
        volatility = FieldRules.ratio("volatility", volatility);
        sharpeRatio = FieldRules.optional("sharpe_ratio", sharpeRatio, FieldRules::ratio);
        maxDrawdown = FieldRules.optional("max_drawdown", maxDrawdown, FieldRules::ratio);
    }
}
