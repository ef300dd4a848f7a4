package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that end before their time, and large ones. */
class LegacyResumeTest {

    private static final Instant STARTED = Instant.parse("2025-12-31T00:00:00Z");
    /** A transaction a row, but for those that could be equal. */
    private static final Chunk SMALL = new Chunk(1, 1_000);

    private static final int MANY = 60_000;

    @TempDir
    Path folder;

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    private static Storage open(Path target) {
        return Storages.open(StorageConfig.fromUrl("sqlite:///" + target + "?synchronous=OFF"));
    }

    private Process start(String heap, Class<?> program, Path... files) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        for (Path file : files) {
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        children.add(process);
        return process;
    }

    @Test
    @DisplayName("an import that fails after any transaction goes on where it was, and ends as one that did not fail")
    void failing() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql", "awkward-c.sql");
        List<String> whole;
        AtomicInteger transactions = new AtomicInteger();
        try (Storage storage = open(folder.resolve("whole.db"))) {
            LegacyImport.of(file).run(storage);
            whole = StoredRows.of(storage, STARTED);
        }
        try (Storage storage = open(folder.resolve("small.db"))) {
            LegacyImport.of(file).inChunksOf(SMALL).run(storage, progress -> transactions.incrementAndGet());
            assertThat(StoredRows.of(storage, STARTED)).isEqualTo(whole);
        }
        assertThat(transactions).hasValueGreaterThan(10);
        for (int failAfter = 1; failAfter < transactions.get(); failAfter += 3) {
            int last = failAfter;
            AtomicInteger committed = new AtomicInteger();
            try (Storage storage = open(folder.resolve("failed-" + failAfter + ".db"))) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> LegacyImport.of(file)
                                .inChunksOf(SMALL)
                                .run(storage, progress -> {
                                    if (committed.incrementAndGet() == last) {
                                        throw new IllegalStateException("after transaction " + last);
                                    }
                                }));
                LegacyReport rest = LegacyImport.of(file).inChunksOf(SMALL).run(storage);
                assertThat(rest.tables())
                        .anySatisfy(counts -> assertThat(counts.merged()).isPositive());
                assertThat(StoredRows.of(storage, STARTED))
                        .as("failed after %s", last)
                        .isEqualTo(whole);
            }
        }
    }

    /** Imports, and says after each transaction that it was committed. */
    public static final class Importer {
        private Importer() {}

        /**
         * Runs in a process of its own.
         *
         * @param args the file and the target
         */
        public static void main(String[] args) {
            try (Storage storage = open(Path.of(args[1]))) {
                LegacyReport report = LegacyImport.of(Path.of(args[0]))
                        .run(storage, progress -> System.out.println("committed " + progress.read()));
                System.out.println(report.tables());
            }
        }
    }

    private Path manyBars() throws SQLException, IOException {
        Path file = FormerFile.of(folder.resolve("many.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " + (MANY - 1) + ")"
                        + " INSERT INTO intraday_data SELECT CASE i % 3 WHEN 0 THEN 'btc-usd' ELSE 'T' || (i % 3) END,"
                        + " datetime(1700000000 - 1700000000 % 60 + i / 3 * 60, 'unixepoch') || '+00:00',"
                        + " 1.1, 1.2, 1, 1.1, i, '2025-01-01 00:00:00' FROM n");
        return file;
    }

    @Test
    @DisplayName(
            "a process killed in the middle leaves whole transactions, and another run has all of it in a small heap")
    void killed() throws Exception {
        Path file = manyBars();
        Path target = folder.resolve("target.db");
        Process first = start("-Xmx64m", Importer.class, file, target);
        try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 5; i++) {
                assertThat(output.readLine()).startsWith("committed ");
            }
            assertThat(first.toHandle().destroyForcibly()).isTrue();
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        long left;
        try (Storage storage = open(target)) {
            left = storage.intradayData().streamAll().count();
        }
        assertThat(left).isBetween(5L * Chunk.DEFAULT.rows(), MANY - 1L);

        Process second = start("-Xmx32m", Importer.class, file, target);
        try (BufferedReader output = second.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines()
                            .filter(line -> !line.startsWith("committed "))
                            .toList())
                    .anySatisfy(line -> assertThat(line)
                            .contains(new TableCounts("intraday_data", MANY, MANY - left, left, 0, 0).toString()));
        }
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        try (Storage storage = open(target)) {
            assertThat(storage.intradayData().overview())
                    .extracting(series -> series.series() + " " + series.count())
                    .containsExactly(
                            new IntradaySeries("BTC-USD", BarInterval.ONE_MINUTE) + " " + MANY / 3,
                            new IntradaySeries("T1", BarInterval.ONE_MINUTE) + " " + MANY / 3,
                            new IntradaySeries("T2", BarInterval.ONE_MINUTE) + " " + MANY / 3);
        }
    }

    @Test
    @DisplayName("a file of which every row is refused is taken over in a small heap too")
    void manyNotes() throws Exception {
        Path file = FormerFile.of(folder.resolve("many.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 149999)"
                        + " INSERT INTO daily_data (ticker, date, open) SELECT 'T' || i, printf('no day %070d', i), NULL FROM n");

        Process process = start("-Xmx32m", Importer.class, file, folder.resolve("target.db"));

        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().toList())
                    .last()
                    .asString()
                    .contains(new TableCounts("daily_data", 150_000, 0, 0, 150_000, 0).toString());
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
