package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.error.InvalidDataException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of days and moments. */
class LegacyTimesTest {

    private final LegacyTimes utc = new LegacyTimes(LegacyOptions.DEFAULT);
    private final LegacyTimes newYork = new LegacyTimes(LegacyOptions.DEFAULT
            .withZone(ZoneId.of("America/New_York"))
            .withExchangeZone(ZoneId.of("America/New_York")));

    @ParameterizedTest
    @CsvSource({
        "2024-01-02, 2024-01-02, 2024-01-02",
        "2024-01-02 00:00:00, 2024-01-02, 2024-01-02",
        "2024-01-02T00:00:00, 2024-01-02, 2024-01-02",
        "' 2024-01-02 00:00:00-05:00 ', 2024-01-02, 2024-01-02",
        "2024-01-02 23:59:59.999999, 2024-01-02, 2024-01-02",
        "2024-01-02 05:00:00+00:00, 2024-01-02, 2024-01-02",
        "2024-01-02 00:00:00Z, 2024-01-02, 2024-01-01",
        "2024-01-02 00:00:00+05:30, 2024-01-02, 2024-01-01"
    })
    @DisplayName("a day is the one that is written, or with an offset that of the exchange's zone")
    void days(String text, String written, String ofExchange) {
        assertThat(utc.day("date", text)).isEqualTo(written);
        assertThat(newYork.day("date", text)).isEqualTo(ofExchange);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01 09:30:00-04:00, 2024-07-01T13:30:00Z, 2024-07-01T13:30:00Z, 2024-07-01T13:30:00Z",
        "2024-07-01T13:30:00.000250Z, 2024-07-01T13:30:00.000250Z, 2024-07-01T13:30:00.000250Z,"
                + " 2024-07-01T13:30:00.000250Z",
        "2024-07-01 09:30:00, 2024-07-01T09:30:00Z, 2024-07-01T13:30:00Z, 2024-07-01T09:30:00Z",
        "2024-01-01 09:30:00.123456789, 2024-01-01T09:30:00.123456Z, 2024-01-01T14:30:00.123456Z,"
                + " 2024-01-01T14:30:00.123456Z",
        "2024-01-02 10:00:00.000000, 2024-01-02T10:00:00Z, 2024-01-02T15:00:00Z, 2024-01-02T15:00:00Z",
        "2024-11-03 01:30:00, 2024-11-03T01:30:00Z, 2024-11-03T05:30:00Z, 2024-11-03T01:30:00Z",
        "2024-07-01 09:30:00+0530, 2024-07-01T04:00:00Z, 2024-07-01T04:00:00Z, 2024-07-01T04:00:00Z"
    })
    @DisplayName("a moment without an offset is in the stated zone; a timestamp only if it has a fraction")
    void moments(String text, String inUtc, String inNewYork, String stampInNewYork) {
        assertThat(utc.moment("datetime", text)).isEqualTo(inUtc);
        assertThat(utc.stamp("created_at", text)).isEqualTo(inUtc);
        assertThat(newYork.moment("datetime", text)).isEqualTo(inNewYork);
        assertThat(newYork.stamp("created_at", text)).isEqualTo(stampInNewYork);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30 09:30:00",
        "2024-01-02",
        "2024-01-02 24:00:00",
        "02.01.2024 09:30",
        "''",
        ",",
        "2024-03-10 02:30:00",
        "10000-01-01 00:00:00",
        "2024-01-02 09:30:00 America/New_York"
    })
    @DisplayName("what is no moment, or one that there was not in the zone, is refused by its field")
    void refused(@Nullable String text) {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> newYork.moment("datetime", text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("datetime"));
    }
}
