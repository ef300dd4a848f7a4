package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
}
