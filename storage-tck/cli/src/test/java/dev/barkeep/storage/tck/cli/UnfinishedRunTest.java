package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of the jar that do not come to their end by themselves. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UnfinishedRunTest extends RunnableJar {

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
}
