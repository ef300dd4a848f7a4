package dev.barkeep.storage.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.copy.SampleRows;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupRestoreTest {

    private static final int FLIPS = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String url(String file) {
        return "sqlite:///" + folder.resolve(file);
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private Tool tool() {
        return Tool.in(folder);
    }

    private static String newDatabase(ServerKind kind) {
        TestServer server = TestServer.of(kind);
        return server.url(server.newDatabase());
    }

    private void archiveOfExtremes() throws Exception {
        try (Storage storage = SampleRows.open(url("source.db"))) {
            SampleRows.putExtremes(storage);
            SampleRows.putBars(storage, 1_000);
        }
        tool().here("backup", path("all.zip"), "--url", url("source.db"), "--archive")
                .done();
    }

    @Test
    void anArchiveOfOneDatabaseIsRestoredOnAnother() throws Exception {
        String from = newDatabase(ServerKind.POSTGRESQL);
        String to = newDatabase(ServerKind.MYSQL);
        try (Storage source = SampleRows.open(from)) {
            SampleRows.putExtremes(source);
            SampleRows.putBars(source, 20_000);

            tool().here("backup", path("all.zip"), "--url", from).done();
            Tool.Run restored = tool().here("restore", path("all.zip"), "--url", to, "--format", "csv")
                    .done();

            assertThat(restored.out())
                    .contains("intraday_data,20004,20004,0,0,")
                    .doesNotContain("different");
            try (Storage target = SampleRows.open(to)) {
                assertThat(SampleRows.tablesThatDiffer(source, target)).isEmpty();
                // What is numbered next must not meet what was restored.
                assertThat(target.systemEvents()
                                .append(new SystemEvent("A", "b", null, "INFO"))
                                .id())
                        .isGreaterThan(5_000_000_000L);
            }
        }
    }

    @Test
    void aByteThatIsNotAsItWasWrittenIsFound() throws Exception {
        archiveOfExtremes();
        byte[] bytes = Files.readAllBytes(folder.resolve("all.zip"));
        long seed = Long.getLong("copy.seed", System.nanoTime());
        System.out.println("copy.seed is " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = bytes.clone();
            // Not of the first bytes: without those of its kind it is no archive, which is another refusal.
            int at = 4 + random.nextInt(bytes.length - 4);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(folder.resolve("flipped.zip"), flipped);

            tool().here("restore", path("flipped.zip"), "--url", url("target.db"))
                    .refused(4, "flipped.zip is damaged");
            assertThat(folder.resolve("target.db")).doesNotExist();
        }
    }

    @Test
    void anArchiveThatWasCutOffIsRefused() throws Exception {
        archiveOfExtremes();
        byte[] bytes = Files.readAllBytes(folder.resolve("all.zip"));
        Files.write(folder.resolve("short.zip"), Arrays.copyOf(bytes, bytes.length - 1));
        Files.write(folder.resolve("none.zip"), Arrays.copyOf(bytes, 20));

        Tool tool = tool();
        tool.here("restore", path("short.zip"), "--url", url("target.db")).refused(4, "short.zip is damaged");
        tool.here("restore", path("none.zip"), "--url", url("target.db")).refused(4, "none.zip is damaged");
        assertThat(folder.resolve("target.db")).doesNotExist();
    }

    @Test
    void aRestoreRefusesOtherRowsAndGoesOnWithItsOwn() throws Exception {
        archiveOfExtremes();
        Tool tool = tool();
        tool.here("restore", path("all.zip"), "--url", url("target.db"), "--tables", "metadata")
                .done();
        Tool.Run rest = tool.here("restore", path("all.zip"), "--url", url("target.db"), "--format", "csv")
                .done();
        assertThat(rest.out()).contains("metadata,3,0,3,0,", "intraday_data,1004,1004,0,0,");
        try (Storage target = SampleRows.open(url("target.db"))) {
            target.portfolioPositions().save(new PortfolioPosition("ZZZ", BigDecimal.ONE));
        }

        tool.here("restore", path("all.zip"), "--url", url("target.db")).refused(4, "portfolio_positions", "ZZZ");
        tool.here("restore", path("all.zip"), "--url", url("target.db"), "--merge")
                .done();
    }

    @Test
    void aBackupBesideALoaderIsOfOneMoment() throws Exception {
        AtomicBoolean loading = new AtomicBoolean(true);
        CountDownLatch begun = new CountDownLatch(20);
        AtomicInteger committed = new AtomicInteger();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Storage storage = SampleRows.open(url("source.db"))) {
            SampleRows.putBars(storage, 20_000);
            Future<Integer> loader = executor.submit(() -> {
                int times = 0;
                while (loading.get()) {
                    times++;
                    // Both or none: whoever sees them at two moments sees two numbers.
                    BigDecimal number = BigDecimal.valueOf(times);
                    storage.useTransaction(in -> {
                        in.portfolioPositions().save(new PortfolioPosition("AAA", number));
                        in.systemEvents().append(new SystemEvent("LOAD", number.toString(), null, "INFO"));
                        in.portfolioPositions().save(new PortfolioPosition("ZZZ", number));
                    });
                    committed.set(times);
                    begun.countDown();
                }
                return times;
            });
            begun.await();
            int before = committed.get();
            tool().here("backup", path("copy.bak"), "--url", url("source.db")).done();
            loading.set(false);
            int loaded = loader.get();

            byte[] backup = Files.readAllBytes(folder.resolve("copy.bak"));
            tool().here("restore", path("copy.bak"), "--url", url("target.db")).done();
            assertThat(folder.resolve("copy.bak")).hasBinaryContent(backup);
            try (Storage target = SampleRows.open(url("target.db"))) {
                BigDecimal number =
                        target.portfolioPositions().find("AAA").orElseThrow().shares();
                assertThat(target.portfolioPositions().find("ZZZ").orElseThrow().shares())
                        .isEqualTo(number);
                assertThat(SampleRows.all(target, StoredTable.SYSTEM_EVENTS)).hasSize(number.intValueExact());
                assertThat(number.intValueExact()).isBetween(before, loaded);
                assertThat(SampleRows.all(target, StoredTable.INTRADAY_DATA))
                        .isEqualTo(SampleRows.all(storage, StoredTable.INTRADAY_DATA));
            }
        } finally {
            loading.set(false);
            executor.shutdown();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("part") || name.contains("unfinished"));
        }
    }

    @Test
    void aFileThatExistsIsReplacedOnlyIfToldSo() throws Exception {
        archiveOfExtremes();
        Files.writeString(folder.resolve("copy.bak"), "mine");
        Tool tool = tool();

        tool.here("backup", path("all.zip"), "--url", url("source.db"), "--archive")
                .refused(2, "all.zip", "--overwrite");
        tool.here("backup", path("copy.bak"), "--url", url("source.db")).refused(2, "copy.bak", "--overwrite");
        assertThat(folder.resolve("copy.bak")).hasContent("mine");

        tool.here("backup", path("copy.bak"), "--url", url("source.db"), "--overwrite")
                .done();
        tool.here("restore", path("copy.bak"), "--url", url("target.db")).done();
    }

    @Test
    void aFileThatIsNoBackupIsRefused() throws Exception {
        Files.writeString(folder.resolve("text"), "no backup");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("legacy.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE daily_data (ticker TEXT, date TEXT, open REAL, PRIMARY KEY (ticker, date))");
            statement.execute("INSERT INTO daily_data VALUES ('AAPL', '2024-01-02', 187.15)");
        }
        byte[] legacy = Files.readAllBytes(folder.resolve("legacy.db"));
        Tool tool = tool();

        tool.here("restore", path("text"), "--url", url("target.db")).refused(4, "text is neither an archive");
        tool.here("restore", path("missing"), "--url", url("target.db")).refused(2, "missing", "does not exist");
        tool.here("restore", path("legacy.db"), "--url", url("target.db"))
                .refused(4, "legacy.db", "storage legacy import");
        assertThat(folder.resolve("target.db")).doesNotExist();
        assertThat(folder.resolve("legacy.db")).hasBinaryContent(legacy);
    }

    @Test
    void aBackupOfSqliteThatWasCutOffIsRefused() throws Exception {
        archiveOfExtremes();
        Tool tool = tool();
        tool.here("backup", path("copy.bak"), "--url", url("source.db")).done();
        byte[] bytes = Files.readAllBytes(folder.resolve("copy.bak"));
        Files.write(folder.resolve("short.bak"), Arrays.copyOf(bytes, bytes.length / 2));

        tool.here("restore", path("short.bak"), "--url", url("target.db")).refused(4, "short.bak is damaged");

        assertThat(folder.resolve("target.db")).doesNotExist();
    }

    @Test
    void backupsAreForTheirOwnerOnly() throws Exception {
        archiveOfExtremes();
        tool().here("backup", path("copy.bak"), "--url", url("source.db")).done();

        for (String file : List.of("all.zip", "copy.bak")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void whatAKilledRunLeftIsNotInTheWayAndAFailureLeavesNothing() throws Exception {
        archiveOfExtremes();
        Files.createDirectory(folder.resolve("copy.bak.part"));
        Files.writeString(folder.resolve("more.zip.part"), "half");
        tool().here("backup", path("copy.bak"), "--url", url("source.db")).done();
        tool().here("backup", path("more.zip"), "--url", url("source.db"), "--archive")
                .done();

        Files.createDirectory(folder.resolve("folder"));
        tool().here("backup", path("folder"), "--url", url("source.db"), "--overwrite")
                .refused(2, "is a folder");
        tool().here("backup", path("none/copy.bak"), "--url", url("source.db"))
                .refused(2, "copy.bak cannot be written: its folder does not exist");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wal", "-journal"})
    void aDatabaseThatIsNotWholeByItselfIsNoBackup(String end) throws Exception {
        archiveOfExtremes();
        tool().here("backup", path("copy.bak"), "--url", url("source.db")).done();
        Files.writeString(folder.resolve("copy.bak" + end), "a part of it");

        tool().here("restore", path("copy.bak"), "--url", url("target.db")).refused(4, "a database in use", end);

        assertThat(folder.resolve("target.db")).doesNotExist();
    }
}
