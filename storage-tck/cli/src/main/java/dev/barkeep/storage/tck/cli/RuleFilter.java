package dev.barkeep.storage.tck.cli;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Lets the tests of some rules through, by their ids or by the letters that ids begin with; by default all. */
final class RuleFilter implements PostDiscoveryFilter {

    private final List<String> wanted;
    private final Set<String> unknown;

    RuleFilter(List<String> wanted) {
        this.wanted = List.copyOf(wanted);
        this.unknown = new LinkedHashSet<>(wanted);
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(
                wanted.isEmpty() || rule(test).map(this::isWanted).orElse(true));
    }

    /** What is wanted and was in no test that came by. */
    Set<String> unknown() {
        return unknown;
    }

    private boolean isWanted(String rule) {
        List<String> matching = wanted.stream()
                .filter(each -> rule.equals(each) || rule.startsWith(each + "-"))
                .toList();
        matching.forEach(unknown::remove);
        return !matching.isEmpty();
    }

    /** The id that the name of a test begins with; none of a suite. */
    private static Optional<String> rule(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(MethodSource::getJavaMethod)
                .map(RuleFilter::name)
                .map(name -> name.split(" ", 2)[0]);
    }

    private static String name(Method method) {
        return method.getAnnotation(DisplayName.class).value();
    }
}
