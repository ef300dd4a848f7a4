package dev.barkeep.storage.sqlite.proxy;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
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
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(suites.distinct()
                        .map(suite -> selectNestedClass(List.of(ProxiedStorageTck.class), suite))
                        .toList())
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(method(test.getSource())
                        .map(Method::getName)
                        .filter(method -> OF_OTHER_PROCESSES.contains(method) || leftOut.contains(method))
                        .isEmpty()))
                .configurationParameter("tck.report.name", name.replace(' ', '-'))
                .configurationParameter("tck.report.dir", "target/" + folder)
                .build();
        KitRun run = new KitRun();
        ProxiedStorageTck.behave(behaviour);
        try {
            LauncherFactory.create().execute(request, run);
        } finally {
            ProxiedStorageTck.behave(Behaviour.GOOD);
            ProxiedStorageTck.closeAll();
        }
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

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            String rule = method(test.getSource())
                    .map(method -> method.getAnnotation(DisplayName.class))
                    .map(name -> name.value().split(" ", 2)[0])
                    .orElseThrow();
            rules.add(rule);
            if (result.getStatus() == Status.FAILED) {
                failures.put(rule, String.valueOf(result.getThrowable().orElse(null)));
            }
        } else if (result.getStatus() == Status.FAILED) {
            failures.put(
                    test.getDisplayName(), String.valueOf(result.getThrowable().orElse(null)));
        }
    }

    private static Optional<Method> method(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(MethodSource::getJavaMethod);
    }
}
