package dev.barkeep.storage.sqlite.faults;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit finds every fault, and finds none where there is none. */
class FaultsTest {

    /** Starts JVMs that open the storage themselves, where no fault can be put before it. */
    private static final Set<String> OF_OTHER_PROCESSES = Set.of("constantMemory");

    @Test
    @DisplayName("a storage without a fault breaks no rule")
    void noFault() {
        Outcome outcome = run("no-fault", Misbehaviour.NONE, Fault.all().flatMap(fault -> fault.suites().stream()));

        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.rules).hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @MethodSource("dev.barkeep.storage.sqlite.faults.Fault#all")
    @DisplayName("a fault breaks the rules that it should, and no others")
    void isCaught(Fault fault) {
        Outcome outcome = run("fault-" + fault.name().replace(' ', '-'), fault.misbehaviour(), fault.suites().stream());

        assertThat(outcome.failures.keySet())
                .as("rules broken when a storage %s: %s", fault, outcome.failures)
                .isEqualTo(fault.rules());
        assertThat(outcome.rules)
                .as("rules tested")
                .hasSizeGreaterThan(fault.rules().size());
    }

    private static Outcome run(String name, Misbehaviour misbehaviour, Stream<Class<?>> suites) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(suites.distinct()
                        .map(suite -> selectNestedClass(List.of(FaultyStorageTck.class), suite))
                        .toList())
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(method(test.getSource())
                        .filter(method -> OF_OTHER_PROCESSES.contains(method.getName()))
                        .isEmpty()))
                .configurationParameter("tck.report.name", name)
                .configurationParameter("tck.report.dir", "target/faults")
                .build();
        Outcome outcome = new Outcome();
        FaultyStorageTck.misbehave(misbehaviour);
        try {
            LauncherFactory.create().execute(request, outcome);
        } finally {
            FaultyStorageTck.misbehave(Misbehaviour.NONE);
            FaultyStorageTck.closeAll();
        }
        return outcome;
    }

    private static Optional<Method> method(Optional<TestSource> source) {
        return source.filter(org.junit.platform.engine.support.descriptor.MethodSource.class::isInstance)
                .map(org.junit.platform.engine.support.descriptor.MethodSource.class::cast)
                .map(org.junit.platform.engine.support.descriptor.MethodSource::getJavaMethod);
    }

    /** Collects the rules that were tested and those that failed. */
    private static final class Outcome implements TestExecutionListener {

        private final Set<String> rules = new TreeSet<>();
        private final Map<String, String> failures = new TreeMap<>();

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
                        test.getDisplayName(),
                        String.valueOf(result.getThrowable().orElse(null)));
            }
        }
    }
}
