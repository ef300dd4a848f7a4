package dev.barkeep.storage.tck;

import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ReportCollector;
import dev.barkeep.storage.tck.report.TestName;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/** Takes failures that are declared for what they are, and holds the declarations against what was found. */
final class KnownFailuresExtension implements InvocationInterceptor, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(KnownFailuresExtension.class);

    KnownFailuresExtension() {}

    /** The reasons by rule. */
    private record Declared(Map<String, String> reasons) {}

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    private static void proceed(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        Map<String, String> declared = declared(context);
        try {
            invocation.proceed();
        } catch (TestAbortedException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw ConformanceExtension.collector(context).isInterrupted()
                    ? e
                    : known(declared, ConformanceExtension.testName(context).rule(), e);
        }
    }

    private static Throwable known(Map<String, String> declared, String ruleOfTest, Throwable failure) {
        List<String> rules =
                failure instanceof BrokenRule broken && !broken.rules().isEmpty()
                        ? broken.rules()
                        : List.of(ruleOfTest);
        boolean all =
                rules.stream().allMatch(rule -> !declared.getOrDefault(rule, "").isBlank());
        return all
                ? new KnownFailure(
                        rules, rules.stream().map(declared::get).distinct().collect(Collectors.joining("; ")), failure)
                : failure;
    }

    /** What the instance of the first test declares: before there is one, nobody can be asked. */
    private static Map<String, String> declared(ExtensionContext context) {
        return ConformanceExtension.outermost(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        Declared.class,
                        key -> {
                            Map<String, String> reasons = context.getRequiredTestInstances()
                                    .findInstance(StorageTck.class)
                                    .map(StorageTck::knownFailures)
                                    .orElse(Map.of());
                            ConformanceExtension.collector(context).knownFailures(reasons);
                            return new Declared(new TreeMap<>(reasons));
                        },
                        Declared.class)
                .reasons();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Declared declared = context.getStore(NAMESPACE).get(Declared.class, Declared.class);
        if (declared == null || !ConformanceExtension.isOutermost(context)) {
            return;
        }
        List<String> wrong = new ArrayList<>();
        Map<String, List<TestName>> tests = tests(context.getRequiredTestClass());
        ReportCollector collector = ConformanceExtension.collector(context);
        declared.reasons()
                .forEach((rule, reason) -> wrong(collector, tests.get(rule), rule, reason)
                        .ifPresent(why -> {
                            String message = "the declared known failure " + rule + " " + why;
                            collector.add(
                                    new TestName(rule, "declared as a known failure", ""),
                                    List.of(),
                                    Status.FAILED,
                                    message);
                            wrong.add(message);
                        }));
        if (!wrong.isEmpty()) {
            throw new WrongDeclaration(String.join("; ", wrong));
        }
    }

    private static Optional<String> wrong(
            ReportCollector collector, @Nullable List<TestName> tests, String rule, String reason) {
        if (tests == null) {
            return Optional.of("is no rule of the kit: remove the declaration, or correct its id");
        }
        if (reason.isBlank()) {
            return Optional.of("has no reason: say why the database cannot keep it");
        }
        // A test that was filtered out may be the one that fails.
        boolean whole = collector.cutShort() == null && tests.stream().allMatch(collector::isReached);
        boolean passes = collector.report().outcomes().stream()
                .filter(outcome -> outcome.rule().equals(rule))
                .map(RuleOutcome::status)
                .anyMatch(status -> status == Status.PASSED);
        return whole && passes
                ? Optional.of("passes all its tests: remove the declaration (\"" + reason + "\")")
                : Optional.empty();
    }

    /** The tests of the kit and of the backend's own suites in it, by rule. */
    private static Map<String, List<TestName>> tests(Class<?> kit) {
        return Stream.concat(
                        Stream.of(kit),
                        ReflectionSupport.findNestedClasses(
                                kit, type -> AnnotationSupport.isAnnotated(type, Nested.class))
                                .stream())
                .flatMap(suite ->
                        AnnotationSupport.findAnnotatedMethods(suite, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream()
                                .flatMap(method -> TestName.of(suite, method, "").stream()))
                .collect(Collectors.groupingBy(TestName::rule));
    }
}
