package dev.barkeep.storage.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.InvalidDataException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges, pages and filters: what a caller hands to a query. */
class QueriesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    /** What a caller without null checks would pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        return null;
    }

    @Nested
    @DisplayName("A range")
    class Ranges {

        @Test
        @DisplayName("has the bounds it was given")
        void bounds() {
            assertThat(Range.between(DAY, DAY.plusDays(1))).isEqualTo(new Range<>(DAY, DAY.plusDays(1)));
            assertThat(Range.from(DAY)).isEqualTo(new Range<>(DAY, null));
            assertThat(Range.before(DAY)).isEqualTo(new Range<>(null, DAY));
            assertThat(Range.<LocalDate>all()).isEqualTo(new Range<LocalDate>(null, null));
        }

        @Test
        @DisplayName("may be empty but not turned around")
        void order() {
            assertThat(Range.between(DAY, DAY).from()).isEqualTo(DAY);
            assertThatThrownBy(() -> Range.between(DAY.plusDays(1), DAY))
                    .isInstanceOf(InvalidDataException.class)
                    .hasMessage("range = '2024-01-03 to 2024-01-02': must not end before it begins");
            Instant now = Instant.parse("2024-01-02T10:00:00Z");
            assertThatThrownBy(() -> Range.between(now.plusNanos(1), now)).isInstanceOf(InvalidDataException.class);
        }

        @Test
        @DisplayName("keeps bounds that are finer than what is stored")
        void fineBounds() {
            Instant fine = Instant.parse("2024-01-02T10:00:00.000000001Z");
            assertThat(Range.from(fine).from()).isEqualTo(fine);
            assertThat(Range.before(fine).to()).isEqualTo(fine);
        }

        @Test
        @DisplayName("with a bound that was to be there and is not is refused, never taken as unbounded")
        void missingBounds() {
            assertThatThrownBy(() -> Range.between(QueriesTest.<LocalDate>absent(), DAY))
                    .hasMessage("from = null: must be present");
            assertThatThrownBy(() -> Range.between(DAY, QueriesTest.<LocalDate>absent()))
                    .hasMessage("to = null: must be present");
            assertThatThrownBy(() -> Range.from(QueriesTest.<LocalDate>absent()))
                    .hasMessage("from = null: must be present");
            assertThatThrownBy(() -> Range.before(QueriesTest.<LocalDate>absent()))
                    .hasMessage("to = null: must be present");
        }
    }

    @Nested
    @DisplayName("A page")
    class Pages {

        @ParameterizedTest
        @ValueSource(ints = {1, 50, PageRequest.MAX_SIZE})
        @DisplayName("has 1 to 100,000 rows")
        void size(int size) {
            assertThat(PageRequest.first(size)).isEqualTo(new PageRequest(size, null));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, Integer.MIN_VALUE, PageRequest.MAX_SIZE + 1, Integer.MAX_VALUE})
        @DisplayName("of another size is refused")
        void sizeRefused(int size) {
            assertThatThrownBy(() -> PageRequest.first(size))
                    .isInstanceOf(InvalidDataException.class)
                    .hasMessage("size = " + size + ": must be 1 to 100000");
        }

        @Test
        @DisplayName("begins behind a row that has a date")
        void cursor() {
            assertThat(new PageRequest(1, new PageRequest.Cursor(DAY, 7)).after())
                    .isEqualTo(new PageRequest.Cursor(DAY, 7));
            assertThatThrownBy(() -> new PageRequest.Cursor(absent(), 7))
                    .isInstanceOf(InvalidDataException.class)
                    .hasMessage("date = null: must be present");
            assertThatThrownBy(() -> new PageRequest.Cursor(LocalDate.MAX, 7))
                    .isInstanceOf(InvalidDataException.class)
                    .hasMessageContaining("must be from 0001-01-01 to 9999-12-31");
        }

        @Test
        @DisplayName("is a copy of its rows that cannot be changed")
        void copy() {
            List<String> rows = new ArrayList<>(List.of("a"));
            Page<String> page = new Page<>(rows, Optional.empty());
            rows.add("b");
            assertThat(page.rows()).containsExactly("a").isUnmodifiable();
        }
    }

    @Nested
    @DisplayName("A filter")
    class Filters {

        @Test
        @DisplayName("of signals adds one condition at a time and keeps the others")
        void signalConditions() {
            Range<LocalDate> range = Range.from(DAY);
            SignalFilter filter = SignalFilter.ALL
                    .withMinConfidence(new BigDecimal("0.5"))
                    .withSignalType("BUY")
                    .withRange(range)
                    .withTicker("aapl");
            assertThat(filter).isEqualTo(new SignalFilter("AAPL", range, "BUY", new BigDecimal("0.50000000")));
            assertThat(filter.ticker()).isEqualTo("AAPL");
            assertThat(filter.minConfidence()).isEqualTo(new BigDecimal("0.50000000"));
            assertThat(SignalFilter.ALL).isEqualTo(new SignalFilter(null, Range.all(), null, null));
        }

        @Test
        @DisplayName("of signals follows the rules of the columns")
        void signalRules() {
            assertThatThrownBy(() -> SignalFilter.ALL.withTicker("A B")).hasMessageStartingWith("ticker = 'A B': ");
            assertThatThrownBy(() -> SignalFilter.ALL.withSignalType(""))
                    .hasMessage("signal_type = '': must have 1 to 50 characters");
            assertThatThrownBy(() -> SignalFilter.ALL.withMinConfidence(new BigDecimal("1E-9")))
                    .hasMessage("confidence = 1E-9: must have at most 8 decimals");
            assertThatThrownBy(() -> SignalFilter.ALL.withRange(absent())).hasMessage("range = null: must be present");
        }

        @Test
        @DisplayName("of events adds one condition at a time and keeps the others")
        void eventConditions() {
            assertThat(EventFilter.ALL.withSeverity("ERROR").withEventType("RISK_ALERT"))
                    .isEqualTo(new EventFilter("RISK_ALERT", "ERROR"));
            assertThat(EventFilter.ALL.withEventType("RISK_ALERT").withSeverity("ERROR"))
                    .isEqualTo(new EventFilter("RISK_ALERT", "ERROR"));
            assertThat(EventFilter.ALL).isEqualTo(new EventFilter(null, null));
        }

        @Test
        @DisplayName("of events follows the rules of the columns")
        void eventRules() {
            assertThatThrownBy(() -> EventFilter.ALL.withEventType("")).hasMessageStartingWith("event_type = '': ");
            assertThatThrownBy(() -> EventFilter.ALL.withSeverity("x".repeat(51)))
                    .hasMessageStartingWith("severity = ");
        }
    }
}
