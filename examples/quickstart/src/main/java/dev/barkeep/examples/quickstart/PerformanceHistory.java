package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The portfolio's days so far, summed up so that the next one costs the same however many there were. It is built from
 * stored rows only: a run that was interrupted goes on with the very numbers it would have had.
 */
final class PerformanceHistory {

    /** Trading days of a year, to speak of volatility and Sharpe ratio per year as is usual. */
    private static final double DAYS_A_YEAR = 252;

    private final BigDecimal startCapital;
    private @Nullable Stored<PortfolioPerformance> latest;
    private Moments returns = new Moments(0, 0, 0);
    private double peak;
    private double deepest;

    PerformanceHistory(BigDecimal startCapital) {
        this.startCapital = startCapital;
        this.peak = startCapital.doubleValue();
    }

    /** Count, mean and sum of squared distances, by Welford's method: stable also for tiny returns. */
    private record Moments(long count, double mean, double squares) {

        Moments with(double value) {
            double delta = value - mean;
            double newMean = mean + delta / (count + 1);
            return new Moments(count + 1, newMean, squares + delta * (value - newMean));
        }

        double deviation() {
            return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        }
    }

    /** Sums up stored rows, given as the storage gives them: newest first. */
    static PerformanceHistory of(BigDecimal startCapital, List<Stored<PortfolioPerformance>> newestFirst) {
        PerformanceHistory history = new PerformanceHistory(startCapital);
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            history.add(newestFirst.get(i));
        }
        return history;
    }

    /** The last day, or {@code null} if there was none. */
    @Nullable
    Stored<PortfolioPerformance> latest() {
        return latest;
    }

    /** What the portfolio was worth on the last day. */
    BigDecimal value() {
        return latest == null ? startCapital : latest.value().portfolioValue();
    }

    /** Takes in a day that was stored. */
    void add(Stored<PortfolioPerformance> day) {
        returns = returns.with(day.value().dailyReturn().doubleValue());
        double value = day.value().portfolioValue().doubleValue();
        peak = Math.max(peak, value);
        deepest = Math.min(deepest, fall(value, peak));
        latest = day;
    }

    /** Computes the row of the next day; the history stays as it is. */
    PortfolioPerformance next(LocalDate date, BigDecimal value) {
        BigDecimal dailyReturn = value().signum() == 0
                ? BigDecimal.ZERO
                : Rounding.ratio(value.divide(value(), MathContext.DECIMAL64).doubleValue() - 1);
        Moments all = returns.with(dailyReturn.doubleValue());
        double deviation = all.deviation();
        double now = value.doubleValue();
        return new PortfolioPerformance(
                date,
                value,
                dailyReturn,
                Rounding.ratio(deviation * Math.sqrt(DAYS_A_YEAR)),
                Rounding.ratioOrNone(all.mean() / deviation * Math.sqrt(DAYS_A_YEAR)),
                Rounding.ratio(Math.min(deepest, fall(now, Math.max(peak, now)))));
    }

    private static double fall(double value, double from) {
        return from > 0 ? value / from - 1 : 0;
    }
}
