package dev.barkeep.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.InvalidDataException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarIntervalTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 3600, 86_400, Integer.MAX_VALUE})
    @DisplayName("An interval is the duration of its seconds, and back")
    void roundTrip(int seconds) {
        BarInterval interval = new BarInterval(seconds);
        assertThat(interval.toDuration()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(BarInterval.of(interval.toDuration())).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @DisplayName("An interval has 1 second or more")
    void tooShort(int seconds) {
        assertThatThrownBy(() -> new BarInterval(seconds))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("bar_interval = " + seconds + ": must be 1 second or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT0S", "PT-1S", "PT0.999999999S", "PT1.000000001S", "PT-0.5S", "PT2147483648S", "P99999999D"})
    @DisplayName("A duration is whole seconds that 32 bits hold, else it is refused and not cut")
    void durations(Duration duration) {
        assertThatThrownBy(() -> BarInterval.of(duration))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("bar_interval = " + duration + ": must be whole seconds from 1 to 2147483647");
    }

    @Test
    @DisplayName("Intervals are ordered from short to long, far ones too")
    void order() {
        assertThat(BarInterval.ONE_MINUTE).isLessThan(BarInterval.FIVE_MINUTES);
        assertThat(BarInterval.FIVE_MINUTES).isLessThan(BarInterval.FIFTEEN_MINUTES);
        assertThat(BarInterval.FIFTEEN_MINUTES).isLessThan(BarInterval.THIRTY_MINUTES);
        assertThat(BarInterval.THIRTY_MINUTES).isLessThan(BarInterval.ONE_HOUR);
        assertThat(new BarInterval(Integer.MAX_VALUE)).isGreaterThan(new BarInterval(1));
        assertThat(new BarInterval(60)).isEqualByComparingTo(BarInterval.ONE_MINUTE);
    }
}
