package dev.barkeep.storage.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.cli.load.MomentReader.NoZoneException;
import dev.barkeep.storage.error.InvalidDataException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-02",
                " 2024/01/02 ",
                "2024.01.02",
                "20240102",
                "2024-1-2",
                "02.01.2024",
                "2024-01-02 00:00:00-05:00",
                "2024-01-02T23:30:00Z",
                "2024-01-02 23:30:00+14:00",
                "20240102 000000",
                "1704153600000"
            })
    void takesTheDayAsItIsWritten(String text) {
        assertThat(Times.written("date", text).local().toLocalDate()).isEqualTo(LocalDate.of(2024, 1, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T14:30:00Z, 2024-01-02T14:30:00Z",
        "2024-01-02 09:30:00-05:00, 2024-01-02T14:30:00Z",
        "2024-01-02T09:30-0500, 2024-01-02T14:30:00Z",
        "2024-01-02 09:30:00.123456789, 2024-01-02T14:30:00.123456789Z",
        "2024.01.02 09:30, 2024-01-02T14:30:00Z",
        "20240102 093000, 2024-01-02T14:30:00Z",
        "02.01.2024 15:30:00.000 GMT+0100, 2024-01-02T14:30:00Z",
        "2024-01-02 14:30:00 UTC, 2024-01-02T14:30:00Z",
        "1704205800, 2024-01-02T14:30:00Z",
        "1704205800000, 2024-01-02T14:30:00Z",
        "1704205800000000, 2024-01-02T14:30:00Z"
    })
    void takesMomentsOfAnyForm(String text, Instant expected) {
        assertThat(new MomentReader(NEW_YORK).read("datetime", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "2024-02-30",
                "2024-13-01",
                "01/02/2024",
                "2024-01/02",
                "2024-01-02 25:00",
                "2024-01-02 1:2",
                "2024-01-02 10:00+99:00",
                "123",
                "2024",
                "202401"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> Times.written("date", text))
                .satisfies(error -> assertThat(error.field()).isEqualTo("date"));
    }

    @Test
    void needsAZoneWhereThereIsNoOffset() {
        assertThatExceptionOfType(NoZoneException.class)
                .isThrownBy(() -> new MomentReader(null).read("datetime", "2024-01-02 09:30"))
                .withMessageContaining("--zone");
    }

    @Test
    void refusesATimeThatTheClocksLeaveOut() {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> new MomentReader(NEW_YORK).read("datetime", "2024-03-10 02:30"))
                .withMessageContaining("does not exist in America/New_York");
    }

    @Test
    void takesTheHourThatComesTwiceByTheOrderOfRows() {
        List<String> texts = List.of("00:30", "01:00", "01:30", "01:00", "01:30", "02:00");
        List<Instant> moments = Stream.of("04:30", "05:00", "05:30", "06:00", "06:30", "07:00")
                .map(time -> Instant.parse("2024-11-03T" + time + ":00Z"))
                .toList();
        MomentReader ascending = new MomentReader(NEW_YORK);
        assertThat(texts.stream().map(time -> ascending.read("datetime", "2024-11-03 " + time)))
                .containsExactlyElementsOf(moments);
        MomentReader descending = new MomentReader(NEW_YORK);
        List<String> backwards = List.of("02:30", "02:00", "01:30", "01:00", "01:30", "01:00", "00:30");
        assertThat(backwards.stream().map(time -> descending.read("datetime", "2024-11-03 " + time)))
                .extracting(Instant::toString)
                .containsExactly(
                        "2024-11-03T07:30:00Z",
                        "2024-11-03T07:00:00Z",
                        "2024-11-03T06:30:00Z",
                        "2024-11-03T06:00:00Z",
                        "2024-11-03T05:30:00Z",
                        "2024-11-03T05:00:00Z",
                        "2024-11-03T04:30:00Z");
        assertThat(new MomentReader(NEW_YORK).read("datetime", "2024-11-03 01:30"))
                .isEqualTo("2024-11-03T05:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "1m, 60", "5min, 300", "4h, 14400", "1d, 86400", "60, 60"})
    void readsTheLengthOfBars(String text, int seconds) {
        assertThat(Times.interval("--interval", text, 1).seconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0m", "1w", "5", "-5m", "999999999d", "m"})
    void refusesWhatIsNoLength(String text) {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> Times.interval("--interval", text, Times.NO_UNIT));
    }
}
