package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long intraday bars are that do not say it. */
class LegacyIntervalsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() throws Exception {
        file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
    }

    private void bars(String ticker, String day, int... minutes) throws Exception {
        String[] statements = IntStream.of(minutes)
                .mapToObj(minute -> "INSERT INTO intraday_data VALUES ('" + ticker + "', datetime('" + day + "', '+"
                        + minute + " minutes') || '+00:00', 1, 2, 0.5, 1.5, 10, '2024-02-02 10:00:00')")
                .toArray(String[]::new);
        FormerFile.execute(file, statements);
    }

    private static int[] every(int minutes, int until, IntPredicate wanted) {
        return IntStream.iterate(0, minute -> minute < until, minute -> minute + minutes)
                .filter(wanted)
                .toArray();
    }

    private LegacyReport run(List<String> series) {
        try (Storage target = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")))) {
            LegacyReport report = LegacyImport.of(file).run(target);
            assertThat(target.intradayData().overview())
                    .extracting(found -> found.series().ticker() + " "
                            + found.series().interval().seconds() + " " + found.count())
                    .containsExactlyElementsOf(series);
            return report;
        }
    }

    @Test
    @DisplayName("bars of any number of minutes are told, and a long gap of another known length does not outvote them")
    void anyLength() throws Exception {
        bars("GAP", "2024-01-02 01:30", every(2, 240, minute -> minute < 120 || minute >= 178));
        bars("LONG", "2024-01-02 08:00", every(90, 900, minute -> true));
        bars("SEVEN", "2024-01-02 08:00", every(7, 70, minute -> true));
        bars("TWO", "2024-01-02 14:30", every(2, 200, minute -> true));

        LegacyReport report = run(List.of("GAP 120 91", "LONG 5400 10", "SEVEN 420 10", "TWO 120 100"));

        assertThat(report.decisions())
                .contains("intraday_data: bar_interval of LONG is 5400 s as its bars are so far apart on 1 day");
    }

    @Test
    @DisplayName("a thin day takes the interval of the ticker's full ones if that fits, and else its own")
    void thin() throws Exception {
        bars("AAPL", "2024-01-02 14:30", every(1, 60, minute -> true));
        bars("AAPL", "2024-01-03 14:30", 0, 30);
        bars("AAPL", "2024-01-04 14:30", 0, 15, 30);
        bars("AAPL", "2024-01-05 14:30", 0, 7);
        bars("HOUR", "2024-01-02 14:00", every(60, 300, minute -> true));
        bars("HOUR", "2024-01-03 14:00", 0, 5);

        run(List.of("AAPL 60 67", "HOUR 300 2", "HOUR 3600 5"));
    }

    @Test
    @DisplayName("a day that keeps no single interval is taken as most days of its ticker, or of the file, and named")
    void irregular() throws Exception {
        bars("ILL", "2024-01-03 14:30", 0, 5, 11, 16, 31, 38, 52);
        bars("ILL", "2024-01-02 14:30", 0, 5, 11, 16, 31, 38, 52);
        bars("OWN", "2024-01-02 14:30", every(15, 300, minute -> true));
        bars("OWN", "2024-01-03 14:30", 0, 15, 30, 45, 52);
        bars("TWO", "2024-01-02 14:30", every(2, 200, minute -> true));
        bars("TWO", "2024-01-03 14:30", every(2, 200, minute -> true));

        LegacyReport report = run(List.of("ILL 120 14", "OWN 900 25", "TWO 120 200"));

        assertThat(report.decisions())
                .contains(
                        "intraday_data: 3 days keep no single interval, the first is 2024-01-02 of ILL; their bars may be"
                                + " of another one, or of several",
                        "intraday_data: bar_interval of ILL is 120 s as on most days of the file, for bars that keep no"
                                + " single interval on 2 days",
                        "intraday_data: bar_interval of OWN is 900 s as on most of its days, for bars that keep no single"
                                + " interval on 1 day");
    }
}
