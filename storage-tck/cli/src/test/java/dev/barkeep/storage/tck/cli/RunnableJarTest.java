package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.tck.cli.faulty.FaultyProvider;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runnable jar, in processes of its own. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RunnableJarTest extends RunnableJar {

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
    void theFileOfTheFolderIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve(".env"), "DATABASE_URL=sqlite:///" + folder.resolve("market.db"));

        Run run = finished(start(Map.of(), "--only=INF-001"));

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.printed()).contains("the database is that of " + file);
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
}
