package dev.barkeep.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.error.InvalidDataException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarBuilderTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    private static BigDecimal price(String text) {
        return new BigDecimal(text);
    }

    private static DailyData.Builder daily() {
        return DailyData.builder("AAPL", DAY)
                .open(price("2"))
                .high(price("4"))
                .low(price("1"))
                .close(price("3"))
                .volume(5);
    }

    @Test
    @DisplayName("each value comes to its place")
    void values() {
        assertThat(daily().dividends(price("0.24")).stockSplits(price("7")).build())
                .isEqualTo(new DailyData(
                        "AAPL", DAY, price("2"), price("4"), price("1"), price("3"), 5, price("0.24"), price("7")));
        assertThat(daily().build())
                .isEqualTo(new DailyData("AAPL", DAY, price("2"), price("4"), price("1"), price("3"), 5));
        assertThat(IntradayData.builder("AAPL", BarInterval.ONE_HOUR, Instant.EPOCH)
                        .open(price("2"))
                        .high(price("4"))
                        .low(price("1"))
                        .close(price("3"))
                        .volume(5)
                        .build())
                .isEqualTo(new IntradayData(
                        "AAPL",
                        BarInterval.ONE_HOUR,
                        Instant.EPOCH,
                        price("2"),
                        price("4"),
                        price("1"),
                        price("3"),
                        5));
    }

    @Test
    @DisplayName("doubles are rounded half-even to 8 decimals, and only if one says so")
    void doubles() {
        DailyData bar = DailyData.builder("AAPL", DAY)
                .roundedPrices(187.14999389648438, 0.000000015, 0.000000025, 0.1 + 0.2)
                .volume(0)
                .build();

        assertThat(bar.open()).isEqualTo(price("187.14999390"));
        assertThat(bar.high()).isEqualTo(price("0.00000002"));
        assertThat(bar.low()).isEqualTo(price("0.00000002"));
        assertThat(bar.close()).isEqualTo(price("0.30000000"));
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> daily().open(price("187.14999389648438")).build())
                .withMessageContaining("open");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("what is no number is refused by the name of its field")
    void noNumbers(double wrong) {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> daily().roundedPrices(1, wrong, 1, 1))
                .withMessageContaining("high");
    }

    @Test
    @DisplayName("a value that was not set is named")
    void missing() {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> DailyData.builder("AAPL", DAY)
                        .open(price("1"))
                        .high(price("1"))
                        .low(price("1"))
                        .volume(1)
                        .build())
                .withMessageContaining("close");
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() ->
                        DailyData.builder("AAPL", DAY).roundedPrices(1, 1, 1, 1).build())
                .withMessageContaining("volume");
    }
}
