package dev.barkeep.storage.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.bench.harness.Result.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheOneInTheMiddleOrTheMeanOfTheTwoThere() {
        assertThat(Median.of(7)).isEqualTo(7);
        assertThat(Median.of(9, 1, 2)).isEqualTo(2);
        assertThat(Median.of(9, 1, 2, 4)).isEqualTo(3);
    }

    @Test
    void ofRatiosIsTakenRoundByRound() {
        // The machine was slow in the second round and in the third, for both alike.
        Measured measured = new Measured(
                "sqlite",
                "W1",
                "",
                List.of(
                        new Round(10_000_000, 20_000_000),
                        new Round(90_000_000, 180_000_000),
                        new Round(300_000_000, 100_000_000)),
                List.of());

        assertThat(measured.ratio()).isEqualTo(0.5);
        assertThat(measured.oursMillis()).isEqualTo(90);
        assertThat(measured.rawMillis()).isEqualTo(100);
    }
}
