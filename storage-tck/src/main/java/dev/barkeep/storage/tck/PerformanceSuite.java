package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PerformanceSummary;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The portfolio's performance. */
abstract class PerformanceSuite extends Suite {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    PerformanceSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("PER-001 a row comes back with its id and times")
    void adds() {
        PortfolioPerformance full = row(0, "100000.1234", "0.01", "0.2", "1.5", "-0.1");
        PortfolioPerformance bare = row(0, "1", "0", "0", null, null);

        Stored<PortfolioPerformance> first = storage.portfolioPerformance().add(full);
        Stored<PortfolioPerformance> second = storage.portfolioPerformance().add(bare);

        assertThat(first).isEqualTo(new Stored<>(first.id(), now(), now(), full));
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(storage.portfolioPerformance().findRange(Range.all())).containsExactly(second, first);
    }

    @Test
    @DisplayName("PER-002 many rows are added all or none, in the order given")
    void addsMany() {
        List<PortfolioPerformance> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(row(0, Integer.toString(i), "0", "0", null, null));
        }

        assertThat(storage.portfolioPerformance().addAll(rows)).isEqualTo(500);
        assertThat(storage.portfolioPerformance().addAll(List.of())).isZero();
        refusal(() -> storage.portfolioPerformance().addAll(Arrays.asList(rows.get(0), absent())));

        List<Stored<PortfolioPerformance>> found =
                new ArrayList<>(storage.portfolioPerformance().findRange(Range.all()));
        found.sort(Comparator.comparingLong(Stored::id));
        assertThat(found).extracting(Stored::value).isEqualTo(rows);
    }

    @Test
    @DisplayName("PER-003 the rows of some days, newest first: by date, then id, both descending")
    void findsRange() {
        List<Stored<PortfolioPerformance>> added = new ArrayList<>();
        for (int day : List.of(3, 0, 2, 1, 2, 1, 3)) {
            added.add(storage.portfolioPerformance().add(row(day, "1", "0", "0", null, null)));
        }
        List<Stored<PortfolioPerformance>> expected = added.stream()
                .filter(row -> !row.value().date().isBefore(DAY.plusDays(1))
                        && row.value().date().isBefore(DAY.plusDays(3)))
                .sorted(Comparator.comparing((Stored<PortfolioPerformance> row) ->
                                row.value().date())
                        .thenComparing(Stored::id)
                        .reversed())
                .toList();

        assertThat(storage.portfolioPerformance().findRange(Range.between(DAY.plusDays(1), DAY.plusDays(3))))
                .isEqualTo(expected)
                .hasSize(4);
        assertUnmodifiable(storage.portfolioPerformance().findRange(Range.all()));
        assertThat(storage.portfolioPerformance().findRange(Range.from(DAY.plusDays(4))))
                .isEmpty();
    }

    @Test
    @DisplayName("PER-004 the newest row is that of the latest date, of several the last added")
    void latest() {
        assertThat(storage.portfolioPerformance().findLatest()).isEmpty();
        storage.portfolioPerformance().add(row(5, "1", "0", "0", null, null));
        Stored<PortfolioPerformance> newest = storage.portfolioPerformance().add(row(5, "2", "0", "0", null, null));
        storage.portfolioPerformance().add(row(4, "3", "0", "0", null, null));

        assertThat(storage.portfolioPerformance().findLatest()).contains(newest);
    }

    @Test
    @DisplayName("PER-005 the summary of a window; absent values are left out of the averages")
    void summary() {
        storage.portfolioPerformance()
                .addAll(List.of(
                        row(4, "110", "0.10", "0.3", null, "-0.2"),
                        row(1, "100", "0.01", "0.1", "1", null),
                        row(2, "50.5", "-0.5", "0.2", "2.5", "-0.5"),
                        row(3, "400", "0.00000001", "0.2", "-3", "0"),
                        row(0, "1", "9", "9", "9", "-9"),
                        row(5, "1", "9", "9", "9", "-9")));

        assertThat(storage.portfolioPerformance().summary(Range.between(DAY.plusDays(1), DAY.plusDays(5))))
                .contains(new PerformanceSummary(
                        4,
                        DAY.plusDays(1),
                        DAY.plusDays(4),
                        new BigDecimal("100.0000"),
                        new BigDecimal("110.0000"),
                        new BigDecimal("50.5000"),
                        new BigDecimal("400.0000"),
                        // -0.38999999 / 4 = -0.0974999975
                        new BigDecimal("-0.09750000"),
                        new BigDecimal("0.20000000"),
                        // 0.5 / 3
                        new BigDecimal("0.16666667"),
                        new BigDecimal("2.50000000"),
                        new BigDecimal("-0.50000000"),
                        new BigDecimal("0.10000000")));
    }

    @Test
    @DisplayName("PER-005 a window of several rows a day opens with the first id and ends with the last")
    void summaryOfOneDay() {
        storage.portfolioPerformance()
                .addAll(List.of(
                        row(0, "300", "0", "0", null, null),
                        row(0, "100", "0", "0", null, null),
                        row(0, "200", "0", "0", null, null)));

        PerformanceSummary summary =
                storage.portfolioPerformance().summary(Range.all()).orElseThrow();

        assertThat(summary.openingValue()).isEqualTo("300.0000");
        assertThat(summary.currentValue()).isEqualTo("200.0000");
        assertThat(summary.periodReturn()).isEqualTo("-0.33333333");
        assertThat(summary.averageSharpeRatio()).isNull();
        assertThat(summary.bestSharpeRatio()).isNull();
        assertThat(summary.worstDrawdown()).isNull();
    }

    @Test
    @DisplayName("PER-005 an empty window has no summary, one that opens at zero no period return")
    void summaryOfNothing() {
        assertThat(storage.portfolioPerformance().summary(Range.all())).isEmpty();
        storage.portfolioPerformance()
                .addAll(List.of(row(0, "0", "0", "0", null, null), row(1, "5", "0", "0", null, null)));

        Optional<PerformanceSummary> summary = storage.portfolioPerformance().summary(Range.all());

        assertThat(summary).isPresent();
        assertThat(summary.orElseThrow().periodReturn()).isNull();
        assertThat(storage.portfolioPerformance().summary(Range.before(DAY))).isEmpty();
    }

    private static PortfolioPerformance row(
            int day,
            String value,
            String dailyReturn,
            String volatility,
            @Nullable String sharpeRatio,
            @Nullable String maxDrawdown) {
        return new PortfolioPerformance(
                DAY.plusDays(day),
                new BigDecimal(value),
                new BigDecimal(dailyReturn),
                new BigDecimal(volatility),
                sharpeRatio == null ? null : new BigDecimal(sharpeRatio),
                maxDrawdown == null ? null : new BigDecimal(maxDrawdown));
    }
}
