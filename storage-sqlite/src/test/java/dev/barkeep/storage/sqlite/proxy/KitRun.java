package dev.barkeep.storage.sqlite.proxy;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of some suites of the kit on a storage that behaves in a way of its own. */
public final class KitRun implements TestExecutionListener {

    /** Starts JVMs that open the storage themselves, where no proxy can be put before it. */
    private static final Set<String> OF_OTHER_PROCESSES = Set.of("constantMemory");

    private final Set<String> rules = new TreeSet<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, List<Throwable>> thrown = new TreeMap<>();

    private Path file = Path.of("");

    private KitRun() {}

    /**
     * Runs the suites.
     *
     * @param folder where the report goes, below {@code target}
     * @param name names it
     * @param behaviour what the storage does
     * @param suites the nested classes of the kit
     * @param leftOut the methods of tests that are not wanted
     * @return what came out
     */
    public static KitRun of(
            String folder, String name, Behaviour behaviour, Stream<Class<?>> suites, Set<String> leftOut) {
        return of(ProxiedStorageTck.class, folder, name, behaviour, suites, leftOut);
    }

    /**
     * Runs the suites of a kit that is opened in a way of its own.
     *
     * @param kit the kit
     * @param folder where the report goes, below {@code target}
     * @param name names it
     * @param behaviour what the storage does
     * @param suites the nested classes of the kit
     * @param leftOut the methods of tests that are not wanted
     * @return what came out
     */
    public static KitRun of(
            Class<? extends ProxiedStorageTck> kit,
            String folder,
            String name,
            Behaviour behaviour,
            Stream<Class<?>> suites,
            Set<String> leftOut) {
        return run(
                suites.distinct()
                        .map(suite -> selectNestedClass(List.of(kit), suite))
                        .toList(),
                test -> !leftOut.contains(test.getName()),
                folder,
                name,
                behaviour);
    }

    /**
     * Runs the tests of some rules, in whatever suites they are.
     *
     * @param folder where the report goes, below {@code target}
     * @param name names it
     * @param behaviour what the storage does
     * @param rules the ids of the rules
     * @param leftOut tests that are not wanted, like {@code BulkSuite.duplicatesFarApart}
     * @return what came out
     */
    public static KitRun ofRules(
            String folder, String name, Behaviour behaviour, Set<String> rules, Set<String> leftOut) {
        return run(
                List.of(selectClass(ProxiedStorageTck.class)),
                test -> rules.contains(rule(test))
                        && !leftOut.contains(test.getDeclaringClass().getSimpleName() + "." + test.getName()),
                folder,
                name,
                behaviour);
    }

    private static KitRun run(
            List<? extends DiscoverySelector> selectors,
            Predicate<Method> wanted,
            String folder,
            String name,
            Behaviour behaviour) {
        String report = name.replace(' ', '-');
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(method(test.getSource())
                        .filter(wanted.negate().or(method -> OF_OTHER_PROCESSES.contains(method.getName())))
                        .isEmpty()))
                .configurationParameter("tck.report.name", report)
                .configurationParameter("tck.timeout", ProxiedStorageTck.timeout())
                .configurationParameter("tck.report.dir", "target/" + folder)
                .build();
        KitRun run = new KitRun();
        ProxiedStorageTck.behave(behaviour);
        try {
            LauncherFactory.create().execute(request, run);
        } finally {
            ProxiedStorageTck.reset();
        }
        run.file = Path.of("target", folder, "conformance-" + report + ".json");
        return run;
    }

    /**
     * Gives the rules that were tested.
     *
     * @return their ids
     */
    public Set<String> rules() {
        return rules;
    }

    /**
     * Gives the rules that were broken.
     *
     * @return what failed, by the id
     */
    public Map<String, String> failures() {
        return failures;
    }

    /**
     * Gives what the failed tests of a rule threw.
     *
     * @param rule its id
     * @return what was thrown, in the order of the tests; empty if all passed
     */
    public List<Throwable> thrown(String rule) {
        return thrown.getOrDefault(rule, List.of());
    }

    /**
     * Reads the report of the kit.
     *
     * @return what it says
     */
    public ConformanceReport report() {
        try {
            return new JsonMapper().readValue(file.toFile(), ConformanceReport.class);
        } catch (IOException e) {
            throw new AssertionError("the kit wrote no report to " + file, e);
        }
    }

    /**
     * Finds what the report says of a rule.
     *
     * @param rule its id
     * @return what became of it
     */
    public RuleOutcome outcome(String rule) {
        return report().outcomes().stream()
                .filter(outcome -> outcome.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not in the report: " + report()));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            String rule = rule(method(test.getSource()).orElseThrow());
            rules.add(rule);
            if (result.getStatus() == Status.FAILED) {
                failures.put(rule, String.valueOf(result.getThrowable().orElse(null)));
                thrown.computeIfAbsent(rule, id -> new ArrayList<>())
                        .addAll(result.getThrowable().stream().toList());
            }
        } else if (result.getStatus() == Status.FAILED) {
            failures.put(
                    test.getDisplayName(), String.valueOf(result.getThrowable().orElse(null)));
        }
    }

    private static String rule(Method test) {
        return test.getAnnotation(DisplayName.class).value().split(" ", 2)[0];
    }

    private static Optional<Method> method(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(MethodSource::getJavaMethod);
    }
}
