package dev.barkeep.storage.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.copy.SampleRows;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneVacuumTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String url() {
        return "sqlite:///" + folder.resolve("market.db");
    }

    /** A row of daily data and an event of each hundredth day back, and many old intraday bars. */
    @BeforeEach
    void fill() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
        try (Storage storage = SampleRows.open(url())) {
            SampleRows.putBars(storage, 10_000);
            storage.rows(StoredTable.DAILY_DATA)
                    .putAll(IntStream.range(0, 10)
                            .mapToObj(i -> SampleRows.keyed(
                                    bar(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(100L * i)))));
            storage.rows(StoredTable.SYSTEM_EVENTS)
                    .putAll(IntStream.range(0, 10).mapToObj(i -> {
                        Instant then = now.minus(Duration.ofDays(100L * i));
                        return new Stored<>(i + 1, then, then, new SystemEvent("A", "b", null, "INFO"));
                    }));
        }
    }

    private static DailyData bar(LocalDate date) {
        BigDecimal one = BigDecimal.ONE;
        return new DailyData("AAPL", date, one, one, one, one, 1, null, null);
    }

    private String counts() {
        try (Storage storage = SampleRows.open(url())) {
            return storage.tables().stream()
                    .filter(table -> table.rows() > 0)
                    .map(table -> table.name() + " " + table.rows())
                    .collect(Collectors.joining(", "));
        }
    }

    private Tool.Run prune(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("prune", "--url", url(), "--format", "csv"));
        arguments.addAll(List.of(more));
        return Tool.in(folder).run(arguments.toArray(new String[0]));
    }

    @Test
    void aDryRunTellsExactlyWhatGoesAndDeletesNothing() throws Exception {
        String before = counts();

        Tool.Run dry = prune("--dry-run", "--daily", "350d", "--events", "150d").done();

        assertThat(dry.out())
                .contains("daily_data,6,", "intraday_data,10000,", "signal_history,0,", "system_events,8,");
        assertThat(dry.err()).contains("nothing was deleted");
        assertThat(counts()).isEqualTo(before);

        Tool.Run real = prune("--yes", "--daily", "350d", "--events", "150d").done();

        assertThat(rowsOf(real)).isEqualTo(rowsOf(dry));
        assertThat(counts()).isEqualTo("daily_data 4, system_events 2");
    }

    private static List<String> rowsOf(Tool.Run run) {
        return run.out()
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    @Test
    void keepsForeverWhatIsToBeKept() throws Exception {
        Tool.Run run = prune("--yes", "--daily", "forever", "--intraday", "FOREVER", "--events", "12h")
                .done();

        assertThat(run.out().lines()).contains("daily_data,0,", "intraday_data,0,");
        assertThat(counts()).isEqualTo("daily_data 10, intraday_data 10000, system_events 1");
    }

    @Test
    void theDefaultsAreThoseOfTheLibrary() throws Exception {
        prune("--yes").done();

        assertThat(counts()).isEqualTo("daily_data 8, system_events 1");
    }

    @Test
    void doesNotDeleteUnasked() throws Exception {
        String before = counts();

        prune().refused(2, "--yes", "--dry-run");
        prune("--yes", "--daily", "soon").refused(2, "--daily", "soon", "30d");

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void vacuumGivesSpaceBack() throws Exception {
        prune("--yes").done();
        long before = folder.resolve("market.db").toFile().length();

        Tool.Run run =
                Tool.in(folder).run("vacuum", "--url", url(), "--format", "csv").done();

        assertThat(run.out())
                .startsWith("table,rows,bytes_before,bytes_after\n")
                .contains("daily_data,8,");
        assertThat(folder.resolve("market.db").toFile().length()).isLessThan(before);
        try (Storage storage = SampleRows.open(url())) {
            assertThat(storage.tables().stream().mapToLong(TableInfo::rows).sum())
                    .isEqualTo(9);
        }
    }
}
