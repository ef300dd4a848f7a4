package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PerformanceSummary;
import dev.barkeep.storage.repository.PortfolioPerformanceRepository;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The portfolio's performance. */
final class Performance implements PortfolioPerformanceRepository {

    private static final Comparator<Stored<PortfolioPerformance>> NEWEST_FIRST = Comparator.comparing(
                    (Stored<PortfolioPerformance> row) -> row.value().date())
            .thenComparing(Stored::id)
            .reversed();

    private final Table<PortfolioPerformance> table;

    Performance(Table<PortfolioPerformance> table) {
        this.table = table;
    }

    @Override
    public Stored<PortfolioPerformance> add(PortfolioPerformance performance) {
        return table.add(performance);
    }

    @Override
    public long addAll(Collection<PortfolioPerformance> performances) {
        return table.addAll(performances);
    }

    @Override
    public List<Stored<PortfolioPerformance>> findRange(Range<LocalDate> range) {
        FieldRules.required("range", range);
        return table.rows()
                .filter(row -> range.contains(row.value().date()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public Optional<Stored<PortfolioPerformance>> findLatest() {
        return findRange(Range.all()).stream().findFirst();
    }

    @Override
    public Optional<PerformanceSummary> summary(Range<LocalDate> range) {
        List<PortfolioPerformance> rows =
                findRange(range).stream().map(Stored::value).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        PortfolioPerformance latest = rows.get(0);
        PortfolioPerformance earliest = rows.get(rows.size() - 1);
        List<BigDecimal> worths = present(rows, PortfolioPerformance::portfolioValue);
        List<BigDecimal> sharpeRatios = present(rows, PortfolioPerformance::sharpeRatio);
        List<BigDecimal> drawdowns = present(rows, PortfolioPerformance::maxDrawdown);
        BigDecimal opening = earliest.portfolioValue();
        return Optional.of(new PerformanceSummary(
                rows.size(),
                earliest.date(),
                latest.date(),
                opening,
                latest.portfolioValue(),
                Collections.min(worths),
                Collections.max(worths),
                mean(rows, PortfolioPerformance::dailyReturn),
                mean(rows, PortfolioPerformance::volatility),
                Figures.mean(sharpeRatios),
                sharpeRatios.isEmpty() ? null : Collections.max(sharpeRatios),
                drawdowns.isEmpty() ? null : Collections.min(drawdowns),
                opening.signum() > 0 ? Figures.ratio(latest.portfolioValue().subtract(opening), opening) : null));
    }

    private static BigDecimal mean(
            List<PortfolioPerformance> rows, Function<PortfolioPerformance, @Nullable BigDecimal> value) {
        return Objects.requireNonNull(Figures.mean(present(rows, value)));
    }

    private static List<BigDecimal> present(
            List<PortfolioPerformance> rows, Function<PortfolioPerformance, @Nullable BigDecimal> value) {
        return rows.stream().map(value).filter(Objects::nonNull).toList();
    }
}
