package dev.barkeep.storage.repository;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A window of portfolio performance in numbers. Averages are arithmetic means of the values that are present, with scale
 * 8, rounded half-even.
 *
 * @param count rows in the window, 1 or more
 * @param firstDate date of the earliest row
 * @param lastDate date of the latest row
 * @param openingValue portfolio value of the earliest row
 * @param currentValue portfolio value of the latest row
 * @param lowestValue lowest portfolio value
 * @param highestValue highest portfolio value
 * @param averageReturn mean of the daily returns
 * @param averageVolatility mean of the volatilities
 * @param averageSharpeRatio mean of the Sharpe ratios that are present; {@code null} if none is
 * @param bestSharpeRatio greatest Sharpe ratio; {@code null} if none is present
 * @param worstDrawdown least, that is deepest, of the maximum drawdowns; {@code null} if none is present
 * @param periodReturn {@code currentValue / openingValue - 1}, scale 8, rounded half-even; {@code null} if the opening
 *     value is not above zero
 */
public record PerformanceSummary(
        long count,
        LocalDate firstDate,
        LocalDate lastDate,
        BigDecimal openingValue,
        BigDecimal currentValue,
        BigDecimal lowestValue,
        BigDecimal highestValue,
        BigDecimal averageReturn,
        BigDecimal averageVolatility,
        @Nullable BigDecimal averageSharpeRatio,
        @Nullable BigDecimal bestSharpeRatio,
        @Nullable BigDecimal worstDrawdown,
        @Nullable BigDecimal periodReturn) {}
