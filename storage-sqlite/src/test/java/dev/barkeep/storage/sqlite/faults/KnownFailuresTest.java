package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.KitRun;
import dev.barkeep.storage.sqlite.proxy.ProxiedStorageTck;
import dev.barkeep.storage.tck.BrokenRule;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A backend declares what it cannot keep, and is held to that. The fault breaks BAR-012, 017, 019 and 022 of daily bars. */
class KnownFailuresTest {

    private static final String REASON = "ranges end where the engine ends them";

    private static final Map<String, String> ALL =
            Map.of("BAR-012", REASON, "BAR-017", REASON, "BAR-019", REASON, "BAR-022", REASON);

    @Test
    @DisplayName("what fails as declared does not fail the run, and is in the report with its reason")
    void failsAsDeclared() throws Exception {
        KitRun run = run("known-declared", ALL, StorageTck.DailyReading.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.report().knownFailures()).isEqualTo(ALL);
        assertThat(run.report().rules()).containsEntry(Status.KNOWN_FAILURE, 4L).containsEntry(Status.FAILED, 0L);
        assertThat(run.outcome("BAR-012").status()).isEqualTo(Status.KNOWN_FAILURE);
        assertThat(run.outcome("BAR-012").tests())
                .filteredOn(test -> test.status() == Status.KNOWN_FAILURE)
                .hasSize(2)
                .allSatisfy(test -> assertThat(test.reason())
                        .startsWith(
                                REASON + "; it fails by: differs first in row [3] of 3 expected and 4 actual rows"));
        assertThat(Files.readString(Path.of("target/faults/conformance-known-declared.md")))
                .contains(
                        "- Declared as a known failure: BAR-012, " + REASON, "| BAR-012 | known failure (declared) |");
    }

    @Test
    @DisplayName("what fails without a declaration fails the run")
    void failsUndeclared() {
        KitRun run = run("known-undeclared", Map.of("BAR-012", REASON), StorageTck.DailyReading.class);

        assertThat(run.failures()).containsOnlyKeys("BAR-017", "BAR-019", "BAR-022");
        assertThat(run.outcome("BAR-012").status()).isEqualTo(Status.KNOWN_FAILURE);
    }

    @Test
    @DisplayName("a declared rule that passes all its tests fails the run, as does one that is none, or has no reason")
    void wrongDeclarations() {
        KitRun run = run(
                "known-wrong",
                Map.of("EVT-004", REASON, "EVT-999", REASON, "EVT-003", " ", "BAR-012", REASON),
                StorageTck.Events.class);

        assertThat(run.failures())
                .containsOnlyKeys("ProxiedStorageTck")
                .hasEntrySatisfying("ProxiedStorageTck", failure -> {
                    assertThat(failure)
                            .contains(
                                    "EVT-004 passes all its tests: remove the declaration",
                                    "EVT-999 is no rule of the kit",
                                    "EVT-003 has no reason")
                            .doesNotContain("BAR-012");
                });
        assertThat(run.report().outcomes())
                .filteredOn(rule -> rule.status() == Status.FAILED)
                .extracting(rule -> rule.rule())
                .containsExactly("EVT-003", "EVT-004", "EVT-999");
        assertThat(run.outcome("EVT-004").tests())
                .anySatisfy(test -> assertThat(test.reason()).contains("remove the declaration"));
    }

    @Test
    @DisplayName("a rule is not judged by a part of its tests")
    void partOfARule() {
        assertThat(run("known-part", ALL, StorageTck.IntradayReading.class).failures())
                .isEmpty();
    }

    @Test
    @DisplayName("a storage that does not open fails every rule, as far as it is declared")
    void failsBeforeTheTest() {
        ProxiedStorageTck.declare(Map.of("SCH-009", REASON, "SCH-010", REASON));
        KitRun run = KitRun.of(
                NeverOpens.class, "faults", "known-open", Behaviour.GOOD, Stream.of(StorageTck.Drift.class), Set.of());

        assertThat(run.failures()).containsOnlyKeys("SCH-011");
        assertThat(run.outcome("SCH-009").status()).isEqualTo(Status.KNOWN_FAILURE);
    }

    @Test
    @DisplayName("a failure that names its rules is known if all of them are declared")
    void failureThatNamesRules() {
        KitRun all = model("known-model", Map.of("BAR-012", REASON, "BAR-017", REASON));

        assertThat(all.failures()).isEmpty();
        assertThat(all.report().outcomes())
                .extracting(RuleOutcome::rule, RuleOutcome::status)
                .containsExactly(
                        tuple("BAR-012", Status.KNOWN_FAILURE),
                        tuple("BAR-017", Status.KNOWN_FAILURE),
                        tuple("MOD-001", Status.KNOWN_FAILURE));

        KitRun one = model("known-model-part", Map.of("BAR-012", REASON, "MOD-001", REASON));

        assertThat(one.failures()).containsOnlyKeys("MOD-001");
        assertThat(one.report().outcomes())
                .extracting(RuleOutcome::status)
                .containsOnly(Status.FAILED)
                .hasSize(3);
    }

    private static KitRun model(String name, Map<String, String> declared) {
        ProxiedStorageTck.declare(declared);
        return KitRun.of(Model.class, "faults", name, Behaviour.GOOD, Stream.of(Model.Comparison.class), Set.of());
    }

    private static KitRun run(String name, Map<String, String> declared, Class<?> suite) {
        ProxiedStorageTck.declare(declared);
        return KitRun.of(ProxiedStorageTck.class, "faults", name, BarFaults::closesRange, Stream.of(suite), Set.of());
    }

    /** Cannot be opened. */
    static final class NeverOpens extends ProxiedStorageTck {

        @Override
        protected Storage open(StorageConfig config) {
            throw new IllegalStateException("never opens");
        }
    }

    /** Has a test of many rules. */
    static final class Model extends ProxiedStorageTck {

        @Nested
        class Comparison {

            @Test
            @DisplayName("MOD-001 does what a model does")
            void differs() {
                throw new BrokenRule(List.of("BAR-012", "BAR-017"), "step 3 of 7", null);
            }
        }
    }
}
