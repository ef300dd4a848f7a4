package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.PerformanceSummary;
import dev.barkeep.storage.repository.PortfolioPerformanceRepository;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The portfolio's performance. */
final class MyBatisPortfolioPerformanceRepository
        extends TableRepository<PortfolioPerformance, PortfolioPerformanceMapper>
        implements PortfolioPerformanceRepository {

    MyBatisPortfolioPerformanceRepository(CallScope scope, Writes writes) {
        super(Tables.PORTFOLIO_PERFORMANCE, PortfolioPerformanceMapper.class, scope, writes);
    }

    @Override
    public Stored<PortfolioPerformance> add(PortfolioPerformance performance) {
        return writes.add(table, mapper, performance, PortfolioPerformanceMapper::insert);
    }

    @Override
    public long addAll(Collection<PortfolioPerformance> performances) {
        return writes.addAll(table, mapper, performances);
    }

    @Override
    public List<Stored<PortfolioPerformance>> findRange(Range<LocalDate> range) {
        scope.requireOpen();
        Bounds<LocalDate> bounds = Bounds.ofDates(range);
        return bounds.isEmpty() ? List.of() : findList(statements -> statements.findRange(bounds.from(), bounds.to()));
    }

    @Override
    public Optional<Stored<PortfolioPerformance>> findLatest() {
        return findOne(PortfolioPerformanceMapper::findLatest);
    }

    /** From the rows: exact on every database; a window has a row or a few for each of its days. */
    @Override
    public Optional<PerformanceSummary> summary(Range<LocalDate> range) {
        List<PortfolioPerformance> newestFirst =
                findRange(range).stream().map(Stored::value).toList();
        if (newestFirst.isEmpty()) {
            return Optional.empty();
        }
        PortfolioPerformance latest = newestFirst.get(0);
        PortfolioPerformance earliest = newestFirst.get(newestFirst.size() - 1);
        BigDecimal lowest = latest.portfolioValue();
        BigDecimal highest = latest.portfolioValue();
        Mean returns = new Mean();
        Mean volatilities = new Mean();
        Mean sharpeRatios = new Mean();
        BigDecimal bestSharpeRatio = null;
        BigDecimal worstDrawdown = null;
        for (PortfolioPerformance row : newestFirst) {
            lowest = lowest.min(row.portfolioValue());
            highest = highest.max(row.portfolioValue());
            returns.add(row.dailyReturn());
            volatilities.add(row.volatility());
            sharpeRatios.add(row.sharpeRatio());
            if (row.sharpeRatio() != null) {
                bestSharpeRatio = bestSharpeRatio == null ? row.sharpeRatio() : bestSharpeRatio.max(row.sharpeRatio());
            }
            if (row.maxDrawdown() != null) {
                worstDrawdown = worstDrawdown == null ? row.maxDrawdown() : worstDrawdown.min(row.maxDrawdown());
            }
        }
        return Optional.of(new PerformanceSummary(
                newestFirst.size(),
                earliest.date(),
                latest.date(),
                earliest.portfolioValue(),
                latest.portfolioValue(),
                lowest,
                highest,
                Objects.requireNonNull(returns.value()),
                Objects.requireNonNull(volatilities.value()),
                sharpeRatios.value(),
                bestSharpeRatio,
                worstDrawdown,
                periodReturn(earliest.portfolioValue(), latest.portfolioValue())));
    }

    private static @Nullable BigDecimal periodReturn(BigDecimal opening, BigDecimal current) {
        return opening.signum() <= 0
                ? null
                : current.subtract(opening).divide(opening, FieldRules.SCALE, RoundingMode.HALF_EVEN);
    }
}
