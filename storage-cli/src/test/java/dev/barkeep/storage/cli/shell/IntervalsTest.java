package dev.barkeep.storage.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.model.BarInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class IntervalsTest {

    private final Intervals intervals = new Intervals();

    @ParameterizedTest
    @CsvSource({
        "90s,90,90s",
        "1m,60,1m",
        "60s,60,1m",
        "5MIN,300,5m",
        "60m,3600,1h",
        "4h,14400,4h",
        "24h,86400,1d",
        "1d,86400,1d",
        "300,300,5m",
        "2147483647,2147483647,2147483647s"
    })
    void readsAndWritesThem(String text, int seconds, String shortest) {
        assertThat(intervals.convert(text)).isEqualTo(new BarInterval(seconds));
        assertThat(Intervals.text(new BarInterval(seconds))).isEqualTo(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0m", "-5m", "1.5h", "m", "1w", "1 m", "M1", "2147483648", "9999999999d"})
    void refusesAllElse(String text) {
        assertThatThrownBy(() -> intervals.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
