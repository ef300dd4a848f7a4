package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PerformanceHistoryTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private final PerformanceHistory history = new PerformanceHistory(new BigDecimal("100.0000"));

    @Test
    void theFirstDayIsComparedWithTheStartCapital() {
        PortfolioPerformance first = history.next(DAY, new BigDecimal("110.0000"));

        assertThat(first.dailyReturn()).isEqualByComparingTo("0.1");
        assertThat(first.volatility()).isEqualByComparingTo("0");
        assertThat(first.sharpeRatio()).isNull();
        assertThat(first.maxDrawdown()).isEqualByComparingTo("0");
    }

    @Test
    void deviationAndDrawdownAreThoseOfAllDays() {
        add("110");
        add("99");
        PortfolioPerformance third = add("108.9");

        // Returns 0.1, -0.1, 0.1: mean 0.0333, sample deviation 0.11547; times and over the root of 252.
        assertThat(third.volatility()).isEqualByComparingTo("1.83303028");
        assertThat(third.sharpeRatio()).isEqualByComparingTo("4.58257569");
        assertThat(third.maxDrawdown()).isEqualByComparingTo("-0.1");
    }

    private PortfolioPerformance add(String value) {
        Stored<PortfolioPerformance> latest = history.latest();
        long id = latest == null ? 1 : latest.id() + 1;
        PortfolioPerformance next = history.next(DAY.plusDays(id), Rounding.money(new BigDecimal(value)));
        history.add(new Stored<>(id, Instant.EPOCH, Instant.EPOCH, next));
        return next;
    }
}
