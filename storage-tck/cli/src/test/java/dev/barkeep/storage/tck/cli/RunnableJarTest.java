package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.cli.faulty.FaultyProvider;
import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable jar, in processes of its own. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RunnableJarTest {

    private static final Path JAR =
            Path.of("../target/storage-tck-cli.jar").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Run(int exitCode, String printed) {}

    @Test
    void aFileConforms() throws Exception {
        Path file = folder.resolve("market.db");

        Run run = finished(start(Map.of(), "--url", "sqlite:///" + file));

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.printed())
                .containsPattern("(?m)^([0-9]+)/\\1 ")
                .contains("Conformance of sqlite (SQLite ", "Conforms; the report is in ")
                .doesNotContain("WARN", "ERROR", "\tat ");
        assertThat(folder.resolve("conformance-sqlite.md")).content().startsWith("# Conformance of sqlite\n");
        assertThat(report("conformance-sqlite.json").rules())
                .containsEntry(Status.FAILED, 0L)
                .containsEntry(Status.NOT_RUN, 0L)
                .hasEntrySatisfying(Status.PASSED, passed -> assertThat(passed).isGreaterThan(130));
        assertThat(file).doesNotExist();
    }

    @Test
    void aSchemaOfAServerConforms() throws Exception {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        String url = server.url(server.newDatabase());

        // The whole kit runs on this server in the tests of its backend.
        Run run = finished(start(Map.of("DATABASE_URL", url), "--only=CAP,INF,SCH,TX"));

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.printed())
                .contains(
                        "Testing postgresql://",
                        "Conformance of postgresql-part (PostgreSQL ",
                        "unsupported (asserted): CAP-001 ",
                        "Conforms, as far as it was tested; ");
        assertThat(report("conformance-postgresql-part.json").rules()).containsEntry(Status.FAILED, 0L);
        assertThat(tables(url)).isEmpty();
        Secret password = DatabaseUrl.parse(url).password();
        if (password != null) {
            assertThat(run.printed()
                            + Files.readString(folder.resolve("conformance-postgresql-part.md"))
                            + Files.readString(folder.resolve("conformance-postgresql-part.json")))
                    .doesNotContain(password.reveal());
        }
    }

    /** Enough rules to see that its driver came along, for child processes as well, and that its tables go again. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB_11_4"})
    void theJarHasABackendForOtherServers(ServerKind kind) throws Exception {
        TestServer server = TestServer.of(kind);
        String url = server.url(server.newDatabase());

        Run run = finished(start(Map.of("DATABASE_URL", url), "--only=INF,SCH,SPI,STR-001"));

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.printed())
                .contains("Conforms, as far as it was tested; ")
                .doesNotContain("WARN", "ERROR");
        assertThat(tables(url)).isEmpty();
    }

    @Test
    void aFaultOfAPluginIsFound() throws Exception {
        Path file = folder.resolve("market.db");
        Path plugin = Jars.ofBackend(folder, FaultyProvider.class);

        Run run = finished(start(
                Map.of("DATABASE_URL", "faulty:///" + file),
                "--plugin=" + folder.relativize(plugin),
                "--plugin=" + Jars.ofNothing(folder),
                "--only=INF,SPI,CAP-001,STR-001",
                "--report=reports"));

        assertThat(run.exitCode()).as(run.printed()).isEqualTo(1);
        assertThat(run.printed())
                .contains(
                        "  failed: INF-002 Lifecycle: a storage is connected until it is closed: ",
                        "    INF-002, read: dev.barkeep.storage.Storage#isConnected; docs/writing-a-backend.md",
                        "Does not conform, 1 of 10 rules broken (INF-002), as far as it was tested; ");
        assertThat(report("reports/conformance-faulty-part.json").outcomes().stream()
                        .collect(Collectors.toMap(RuleOutcome::rule, RuleOutcome::status)))
                .isEqualTo(Map.of(
                        "INF-001", Status.PASSED,
                        "INF-002", Status.FAILED,
                        "INF-003", Status.PASSED,
                        "SPI-001", Status.PASSED,
                        "SPI-002", Status.PASSED,
                        "SPI-003", Status.PASSED,
                        "SPI-004", Status.PASSED,
                        "SPI-005", Status.PASSED,
                        "CAP-001", Status.PASSED,
                        "STR-001", Status.PASSED));
        assertThat(tables("sqlite:///" + file)).isEmpty();
    }

    @Test
    void aDeclaredFaultIsNamed() throws Exception {
        Run run = finished(startFaulty("", "--only=INF", "--known-failure", "INF-002=it never notices"));

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.printed())
                .contains("Conforms but for 1 declared rule: INF-002 (it never notices), as far as it was tested; ");
        assertThat(report("conformance-faulty-part.json").knownFailures())
                .isEqualTo(Map.of("INF-002", "it never notices"));
    }

    /** The time limit is that of the process: the run has to end by itself. */
    @ParameterizedTest
    @CsvSource({
        "call, the test hangs",
        "polite, the test took longer than 4 s",
        "transaction, the test hangs",
        "open, openStorage() before the test hangs",
        "close, closeStorage() after the test hangs",
    })
    void aBackendThatHangsEndsTheRun(String where, String told) throws Exception {
        Run run = finished(startFaulty("?hang=" + where, "--only=TX-001", "--timeout=4"));

        assertThat(run.exitCode()).as(run.printed()).isEqualTo(1);
        assertThat(run.printed())
                .containsPattern("(?m)^  failed: TX-001 .*: \\Q" + told + "\\E.* at .*FaultyProvider\\.")
                .contains("Does not conform, ");
        assertThat(report("conformance-faulty-part.json").outcomes())
                .extracting(RuleOutcome::status)
                .contains(Status.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "rollback"})
    void aBackendThatHangsBeforeTheTestsIsNamed(String where) throws Exception {
        Run run = finished(startFaulty("?hang=" + where, "--only=TX-001", "--timeout=4"));

        assertThat(run.exitCode()).as(run.printed()).isEqualTo(1);
        assertThat(run.printed())
                .contains("No rule could be tested: making and dropping the tables hangs, ", "FaultyProvider.java:");
        assertThat(report("conformance-faulty-part.json").outcomes())
                .extracting(RuleOutcome::status)
                .containsOnly(Status.NOT_RUN);
    }

    @Test
    void aBackendThatKeepsTheProcessAliveDoesNotKeepIt() throws Exception {
        Run run = finished(startFaulty("?hang=exit", "--only=INF"));

        assertThat(run.exitCode()).as(run.printed()).isZero();
    }

    @Test
    void aSignalLeavesNothingBehind() throws Exception {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        String url = server.url(server.newDatabase());
        Path earlier = Files.writeString(folder.resolve("conformance-postgresql.json"), "{}");

        Run run = terminated(start(Map.of("DATABASE_URL", url)), " 2/");

        assertThat(run.exitCode()).as(run.printed()).isEqualTo(128 + 15);
        assertThat(run.printed())
                .contains("storage-tck: interrupted; what is known is in conformance-postgresql-part.md and ")
                .doesNotContain("  failed: ");
        assertThat(tables(url)).isEmpty();
        assertThat(earlier).content().isEqualTo("{}");
        ConformanceReport report = report("conformance-postgresql-part.json");
        assertThat(report.interrupted()).isTrue();
        assertThat(report.rules())
                .containsEntry(Status.FAILED, 0L)
                .hasEntrySatisfying(Status.NOT_RUN, left -> assertThat(left).isGreaterThan(50));
        assertThat(report.outcomes())
                .filteredOn(rule -> rule.status() == Status.NOT_RUN)
                .flatExtracting(RuleOutcome::tests)
                .extracting(TestOutcome::reason)
                .contains("the run was interrupted");
    }

    /** What failed before is known, and so is the test that runs. */
    @Test
    void aSignalEndsABackendThatHangs() throws Exception {
        Run run = terminated(startFaulty("?hang=call", "--only=BAR-012", "--timeout=300"), "  still running after 1");

        assertThat(run.exitCode()).as(run.printed()).isEqualTo(128 + 15);
        assertThat(run.printed())
                .containsPattern("  still running after 1\\d s: BAR-012 \\w+: ")
                .contains("storage-tck: interrupted; what is known is in conformance-faulty-part.md and ");
        assertThat(report("conformance-faulty-part.json").interrupted()).isTrue();
    }

    private static Run terminated(Process process, String atLine) throws Exception {
        List<String> printed = new ArrayList<>();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.add(line);
            if (line.startsWith(atLine)) {
                // Not by the process, which would close what it prints.
                process.toHandle().destroy();
            }
        }
        return new Run(process.waitFor(), String.join("\n", printed));
    }

    private Process startFaulty(String parameters, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--plugin=" + Jars.ofBackend(folder, FaultyProvider.class));
        String url = "faulty:///" + folder.resolve("market.db") + parameters;
        return start(Map.of("DATABASE_URL", url), all.toArray(String[]::new));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        // Most of these runs are too short for the second compiler to pay.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Run finished(Process process) throws Exception {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    private ConformanceReport report(String file) throws IOException {
        return new JsonMapper().readValue(folder.resolve(file).toFile(), ConformanceReport.class);
    }

    private static List<String> tables(String url) {
        try (Schema schema = Storages.schema(StorageConfig.fromUrl(url))) {
            return schema.tables();
        }
    }
}
