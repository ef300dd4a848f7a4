package dev.barkeep.storage.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RangeTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate SECOND = LocalDate.of(2024, 1, 2);
    private static final LocalDate THIRD = LocalDate.of(2024, 1, 3);

    @Test
    void containsItsBeginningAndNotItsEnd() {
        Range<LocalDate> range = Range.between(FIRST, THIRD);

        assertThat(range.contains(FIRST.minusDays(1))).isFalse();
        assertThat(range.contains(FIRST)).isTrue();
        assertThat(range.contains(SECOND)).isTrue();
        assertThat(range.contains(THIRD)).isFalse();
        assertThat(Range.between(FIRST, FIRST).contains(FIRST)).isFalse();
    }

    @Test
    void doesNotEndWhereABoundIsMissing() {
        assertThat(Range.from(SECOND).contains(LocalDate.MAX)).isTrue();
        assertThat(Range.from(SECOND).contains(FIRST)).isFalse();
        assertThat(Range.before(SECOND).contains(LocalDate.MIN)).isTrue();
        assertThat(Range.before(SECOND).contains(SECOND)).isFalse();
        assertThat(Range.<LocalDate>all().contains(FIRST)).isTrue();
    }
}
