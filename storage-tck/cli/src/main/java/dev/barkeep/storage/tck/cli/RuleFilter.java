package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.tck.report.TestName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Lets the tests of some rules through: by their ids, by the letters that ids begin with, by suites; by default all. */
final class RuleFilter implements PostDiscoveryFilter {

    private final List<String> wanted;
    private final Set<String> unknown;
    private final Set<String> rules = new TreeSet<>();
    private final Set<String> suites = new TreeSet<>();

    RuleFilter(List<String> wanted) {
        this.wanted = wanted.stream().map(String::strip).toList();
        this.unknown = new LinkedHashSet<>(this.wanted);
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        Optional<TestName> name = name(test.getSource(), test.getDisplayName());
        if (name.isEmpty()) {
            return FilterResult.included("a suite goes if nothing is left in it");
        }
        String suite =
                ((MethodSource) test.getSource().orElseThrow()).getJavaClass().getSimpleName();
        rules.add(name.get().rule());
        suites.add(suite);
        return FilterResult.includedIf(isWanted(name.get().rule(), suite));
    }

    /** What is wanted and was in no test that came by. */
    Set<String> unknown() {
        return unknown;
    }

    /** The rules of all tests that came by. */
    Set<String> rules() {
        return rules;
    }

    /** What could be asked for, in one line. */
    String known() {
        Map<String, List<String>> byLetters =
                new TreeMap<>(rules.stream().collect(Collectors.groupingBy(rule -> rule.split("-", 2)[0])));
        return "there are the rules "
                + byLetters.values().stream()
                        .map(ids -> ids.get(0) + (ids.size() == 1 ? "" : " to " + ids.get(ids.size() - 1)))
                        .collect(Collectors.joining(", "))
                + ", and the suites " + String.join(", ", suites);
    }

    private boolean isWanted(String rule, String suite) {
        List<String> matching = wanted.stream()
                .filter(each -> rule.equalsIgnoreCase(each)
                        || suite.equalsIgnoreCase(each)
                        || rule.regionMatches(true, 0, each + "-", 0, each.length() + 1))
                .toList();
        matching.forEach(unknown::remove);
        return wanted.isEmpty() || !matching.isEmpty();
    }

    /** The name of a test; of a suite there is none. */
    static Optional<TestName> name(Optional<TestSource> source, String shown) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .flatMap(method -> TestName.of(method.getJavaClass(), method.getJavaMethod(), shown));
    }
}
