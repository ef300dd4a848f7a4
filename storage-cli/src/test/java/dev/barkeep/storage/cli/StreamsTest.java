package dev.barkeep.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of results that nobody can, or will, read; and the kit in the jar. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StreamsTest {

    private static final int BARS = 30_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void store() {
        try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("market.db")))) {
            storage.dailyData()
                    .saveAll(IntStream.range(0, BARS)
                            .mapToObj(day -> new DailyData(
                                    "AAPL",
                                    LocalDate.of(1900, 1, 1).plusDays(day),
                                    BigDecimal.ONE,
                                    BigDecimal.ONE,
                                    BigDecimal.ONE,
                                    BigDecimal.ONE,
                                    day)));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is a device of Linux")
    void aFullDiskIsToldByWhateverPrints() throws Exception {
        for (String command :
                new String[] {"info", "overview", "show daily --format json", "schema script 0 2", "--help"}) {
            String printed = shell(4, command + " --url sqlite:///market.db > /dev/full");
            assertThat(printed).as(command).startsWith("storage: standard output cannot be written: ");
        }
    }

    /** A limit of the shell for files, which is met as a full disk is. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the commands are for a shell")
    void aFileThatCannotBeWrittenToItsEndIsNamedOnce() throws Exception {
        // The driver of SQLite unpacks a library, which has to fit.
        String printed =
                shell("ulimit -f 4000; ", 4, "export daily --format json --out rows.json --url sqlite:///market.db");

        assertThat(printed.lines().toList())
                .singleElement()
                .asString()
                .matches("storage: rows\\.json cannot be written: (?!.*cannot be written).+");
        assertThat(folder).isDirectoryNotContaining("glob:**.{json,part}");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the commands are for a shell")
    void aReaderThatHasEnoughEndsTheCommand() throws Exception {
        for (String format : new String[] {"csv", "json", "table"}) {
            assertThat(shell(0, "show daily --all --url sqlite:///market.db --format " + format + " | head -2"))
                    .as(format)
                    .doesNotContain("storage:", "Exception");
        }
    }

    @Test
    void theKitRunsFromTheJar() throws Exception {
        Tool.Run run = Tool.in(folder)
                .run("tck", "--url=sqlite:///empty.db", "--only=BAR-001,TX-004", "--report=reports")
                .done();

        assertThat(run.out()).contains("Conforms, as far as it was tested; ");
        assertThat(folder.resolve("empty.db")).doesNotExist();
        Tool.in(folder)
                .run("tck", "--url=sqlite:///market.db", "--report=reports")
                .refused(4, "is not empty");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the commands are for a shell")
    void aPipeIsReadLikeAFile() throws Exception {
        String rows = "date,open,high,low,close,volume\n2024-01-02,1,1,1,1,1\n";
        Files.writeString(folder.resolve("rows.csv"), rows);

        assertThat(shell(0, "load daily <(cat rows.csv) --ticker PIPE --url sqlite:///market.db"))
                .contains("daily_data: 1 written");
    }

    @Test
    void aDatabaseIsNotReplacedByAnythingElse() throws Exception {
        Path database = folder.resolve("market.db");
        byte[] before = Files.readAllBytes(database);
        String url = "--url=sqlite:///" + database;
        Path other = folder.resolve("other.db");
        Tool tool = Tool.in(folder);
        tool.here("backup", other.toString(), url).done();
        Files.write(folder.resolve("other.db-wal"), new byte[] {1});

        tool.here("backup", database.toString(), "--overwrite", url).refused(2, "is the database itself");
        tool.here("backup", other.toString(), "--overwrite", url).refused(2, "other.db-wal is a part of it");
        tool.here("export", "daily", "--out", database.toString(), "--overwrite", url)
                .refused(2, "is a SQLite database");
        tool.here("backup", "--archive", database.toString(), "--overwrite", url)
                .refused(2, "is a SQLite database");

        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "links need rights elsewhere")
    void aLinkIsNotReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("file.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

        Tool.in(folder)
                .here(
                        "export",
                        "daily",
                        "--out",
                        link.toString(),
                        "--overwrite",
                        "--url=sqlite:///" + folder.resolve("market.db"))
                .refused(2, "is a link, a device or a pipe");

        assertThat(file).hasContent("old");
    }

    private String shell(int exitCode, String command) throws Exception {
        return shell("", exitCode, command);
    }

    private String shell(String before, int exitCode, String command) throws Exception {
        String tool = "'" + Path.of("../bin/storage").toAbsolutePath().normalize() + "' ";
        Process process = new ProcessBuilder("bash", "-o", "pipefail", "-c", before + tool + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, printed).isEqualTo(exitCode);
        return printed;
    }
}
