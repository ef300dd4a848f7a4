package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.sqlite.proxy.Call;
import dev.barkeep.storage.sqlite.proxy.KitRun;
import dev.barkeep.storage.tck.limit.HangError;
import dev.barkeep.storage.tck.report.StatedRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a test that fails on a storage which breaks the rule. */
class EveryRuleTest {

    /** Tests that take seconds. Another one of the same rule fails as well. */
    private static final Set<String> SLOW = Set.of(
            "BulkSuite.badLastSignal",
            "ComparisonSuite.doors",
            "ComparisonSuite.extremes",
            "ComparisonSuite.moments",
            "ComparisonSuite.neighbours",
            "ComparisonSuite.randomPrograms",
            "ComparisonSuite.sizes",
            "ComparisonSuite.zones",
            "ConcurrencySuite.manyKeysOfOneMoment",
            "ConcurrencySuite.numbersRows",
            "ConcurrencySuite.sameNewRow",
            "StoredRowsSuite.numbersBesideOthers");

    /**
     * What storage-api does alone, and no backend can do wrong.
     *
     * @param how what keeps the rule
     * @param test the test of storage-api that shows it
     */
    private record Kept(String how, String test) {}

    private static final Kept BY_VARIABLES =
            new Kept("StorageConfig reads the variables, before a backend is asked", "StorageConfigTest");
    private static final Kept BY_DISCOVERY = new Kept("Storages looks for backends, and asks none", "StoragesTest");
    private static final Kept BY_TEXTS =
            new Kept("records refuse it when they are made, whoever makes them", "model/TextRulesTest");

    private static final Map<String, Kept> KEPT = Map.ofEntries(
            Map.entry("CFG-001", BY_VARIABLES),
            Map.entry("CFG-002", BY_VARIABLES),
            Map.entry("CFG-003", BY_VARIABLES),
            Map.entry("CFG-004", BY_VARIABLES),
            Map.entry("CFG-005", BY_VARIABLES),
            Map.entry(
                    "CFG-006", new Kept("DatabaseUrl takes URLs apart, before a backend is asked", "DatabaseUrlTest")),
            Map.entry("SPI-001", BY_DISCOVERY),
            Map.entry("SPI-002", BY_DISCOVERY),
            Map.entry("SPI-003", BY_DISCOVERY),
            Map.entry("SPI-004", BY_DISCOVERY),
            Map.entry("TXT-002", BY_TEXTS),
            Map.entry("TXT-003", BY_TEXTS),
            Map.entry(
                    "VAL-002",
                    new Kept("records refuse it when they are made, whoever makes them", "model/RecordsTest")));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaches")
    @DisplayName("a storage that breaks a rule fails a test of that rule")
    void isFound(String rule, Breach breach) {
        KitRun run = KitRun.ofRules("rules", rule + " " + breach.name(), breach.behaviour(), Set.of(rule), SLOW);

        assertThat(run.rules()).as("rules tested").containsExactly(rule);
        // What the storage throws is what it does wrong; any other exception would be the fault's own.
        assertThat(run.thrown(rule))
                .as("how tests of %s fail on a storage that %s", rule, breach)
                .isNotEmpty()
                .extracting(EveryRuleTest::ofItsThread)
                .allSatisfy(thrown -> assertThat(thrown)
                        .isInstanceOfAny(AssertionError.class, StorageException.class)
                        .isNotInstanceOf(HangError.class));
    }

    /** What a test of several threads found, one of them has thrown. */
    private static Throwable ofItsThread(Throwable thrown) {
        return thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    static Stream<Arguments> breaches() {
        return Breach.all()
                .flatMap(breach -> breach.rules().stream().map(rule -> Arguments.of(rule, breach)))
                .sorted((one, other) -> String.valueOf(one.get()[0]).compareTo(String.valueOf(other.get()[0])));
    }

    @Test
    @DisplayName("no rule is left without a storage that breaks it, but those that no backend can break")
    void leavesNoneOut() throws IOException {
        Set<String> broken = Stream.concat(
                        Fault.all().flatMap(fault -> fault.rules().stream()),
                        Breach.all().flatMap(breach -> breach.rules().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> left = stated();
        left.removeAll(broken);
        left.removeAll(KEPT.keySet());

        assertThat(left).as("rules that no fault breaks").isEmpty();
        assertThat(stated()).containsAll(broken).containsAll(KEPT.keySet());
        assertThat(broken).doesNotContainAnyElementsOf(KEPT.keySet());
    }

    @Test
    @DisplayName("a storage that answers nothing keeps the rules that no backend can break")
    void keptByTheApi() {
        KitRun run = KitRun.ofRules("rules", "answers nothing", EveryRuleTest::answersNothing, KEPT.keySet(), Set.of());

        assertThat(run.rules()).containsExactlyInAnyOrderElementsOf(KEPT.keySet());
        assertThat(run.failures()).isEmpty();
        assertThat(KEPT.values())
                .allSatisfy(kept -> assertThat(
                                Path.of("../storage-api/src/test/java/dev/barkeep/storage", kept.test() + ".java"))
                        .as(kept.how())
                        .exists());
    }

    private static @Nullable Object answersNothing(Call call) throws Throwable {
        if (call.is(Storage.class, "close")) {
            return call.proceed();
        }
        throw new UnsupportedOperationException(call.method().toString());
    }

    private static Set<String> stated() throws IOException {
        Properties places = new Properties();
        try (InputStream content = StatedRules.class.getResourceAsStream("rules.properties")) {
            places.load(Objects.requireNonNull(content, "rules.properties"));
        }
        return new TreeSet<>(places.stringPropertyNames());
    }
}
