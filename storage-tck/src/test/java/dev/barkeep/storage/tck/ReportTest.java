package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.FailureText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What becomes of tests in the report, seen with tests that need no storage. */
class ReportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @DisplayName("a failure that names rules breaks each of them, and the rule of its test")
    void failureThatNamesRules() throws IOException {
        ConformanceReport report = run(NamesRules.class);

        assertThat(report.outcomes().stream().collect(Collectors.toMap(RuleOutcome::rule, RuleOutcome::status)))
                .isEqualTo(Map.of(
                        "MOD-001", Status.FAILED,
                        "BAR-001", Status.FAILED,
                        "BAR-002", Status.FAILED,
                        "BAR-003", Status.PASSED));
        assertThat(report.outcomes())
                .filteredOn(rule -> rule.status() == Status.FAILED)
                .allSatisfy(rule -> assertThat(rule.tests()).anySatisfy(test -> {
                    assertThat(test.status()).isEqualTo(Status.FAILED);
                    assertThat(test.test()).isEqualTo("NamesRules: does what the model does");
                    assertThat(test.reason()).contains("step 3 of 7");
                }));
    }

    @Test
    @DisplayName("of two lists that differ in one row of many, that row and its field come first")
    void rowThatDiffers() throws IOException {
        ConformanceReport report = run(DiffersInOneRow.class);

        assertThat(reason(report, "BAR-001"))
                .startsWith(
                        "differs first in row [57] of 200 expected and 200 actual rows at open=1, which was open=2: "
                                + "expected Row[ticker=T57, open=1, close=1] but was Row[ticker=T57, open=2, close=1]; ");
        assertThat(reason(report, "BAR-002"))
                .startsWith("differs first in row [199] of 200 expected and 199 actual rows by its absence: "
                        + "expected Row[ticker=T199, open=1, close=1]; ");
        assertThat(reason(report, "BAR-003"))
                .contains("at \"...")
                .contains("xyx")
                .contains("xzx");
        assertThat(reason(report, "BAR-004")).startsWith("org.opentest4j.AssertionFailedError: ");
        assertThat(FailureText.brief(reason(report, "BAR-005")))
                .hasSizeLessThan(600)
                .startsWith("java.lang.AssertionError: ")
                .contains("Row[ticker=T0, open=3, close=1]");
    }

    private static String reason(ConformanceReport report, String rule) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.rule().equals(rule))
                .map(outcome -> String.valueOf(outcome.tests().get(0).reason()))
                .findFirst()
                .orElseThrow();
    }

    private ConformanceReport run(Class<?> tests) throws IOException {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(tests))
                        .configurationParameter("tck.report.dir", folder.toString())
                        .configurationParameter("tck.report.name", "sample")
                        .build());
        return new JsonMapper()
                .readValue(folder.resolve("conformance-sample.json").toFile(), ConformanceReport.class);
    }

    /** Fails as a test of many rules does. */
    @ExtendWith(ConformanceExtension.class)
    static class NamesRules {

        @Test
        @DisplayName("MOD-001 does what the model does")
        void fails() {
            throw new BrokenRule(List.of("BAR-001", "BAR-002", "MOD-001"), "step 3 of 7", null);
        }

        @Test
        @DisplayName("BAR-002 passes elsewhere")
        void passes() {
            assertThat(nothing()).isEmpty();
        }

        @Test
        @DisplayName("BAR-003 is another rule")
        void another() {
            assertThat(nothing()).isEmpty();
        }

        private static String nothing() {
            return "";
        }
    }

    /** Fails as comparisons of many rows do. */
    @ExtendWith(ConformanceExtension.class)
    static class DiffersInOneRow {

        record Row(String ticker, int open, int close) {}

        private static List<Row> rows(int count, int different) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new Row("T" + i, i == different ? 2 : 1, 1))
                    .toList();
        }

        @Test
        @DisplayName("BAR-001 one row")
        void oneRow() {
            assertThat(rows(200, 57)).isEqualTo(rows(200, -1));
        }

        @Test
        @DisplayName("BAR-002 a row is missing")
        void missing() {
            assertThat(rows(199, -1)).as("what was found").isEqualTo(rows(200, -1));
        }

        @Test
        @DisplayName("BAR-003 a long text")
        void text() {
            assertThat("x".repeat(10_000) + "z" + "x".repeat(100))
                    .isEqualTo("x".repeat(10_000) + "y" + "x".repeat(100));
        }

        @Test
        @DisplayName("BAR-004 a number")
        void number() {
            assertThat(rows(5, -1).size()).isEqualTo(4);
        }

        @Test
        @DisplayName("BAR-005 as a set")
        void set() {
            List<Row> rows = new ArrayList<>(rows(200, -1));
            rows.set(0, new Row("T0", 3, 1));
            assertThat(rows(200, -1)).containsExactlyInAnyOrderElementsOf(rows);
        }
    }
}
