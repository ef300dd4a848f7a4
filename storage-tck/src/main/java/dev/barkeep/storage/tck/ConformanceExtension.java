package dev.barkeep.storage.tck;

import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import dev.barkeep.storage.tck.report.ReportCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes the report of a run of the kit. */
final class ConformanceExtension
        implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);
    private static final Pattern RULE = Pattern.compile("([A-Z]{2,4}-\\d{3}) .+");

    ConformanceExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            ReportCollector collector = new ReportCollector(
                    context.getConfigurationParameter("tck.report.name")
                            .orElseGet(() -> context.getRequiredTestClass().getSimpleName()),
                    Seed.value());
            context.getStore(NAMESPACE).put(ReportCollector.class, collector);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        ReportCollector collector = collector(context);
        if (collector.lacksProduct()) {
            context.getRequiredTestInstances()
                    .findInstance(Suite.class)
                    .flatMap(Suite::backend)
                    .ifPresent(info -> collector.product(
                            info.product() + " " + info.productVersion() + ", backend " + info.backend()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (isOutermost(context)) {
            Path folder =
                    Path.of(context.getConfigurationParameter("tck.report.dir").orElse("target"));
            System.out.println(collector(context).write(folder));
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, List.of(), Status.PASSED, null);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        List<String> others = cause instanceof BrokenRule broken ? broken.rules() : List.of();
        add(context, others, Status.FAILED, String.valueOf(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        add(
                context,
                List.of(),
                cause instanceof UnsupportedAsserted ? Status.UNSUPPORTED : Status.NOT_RUN,
                cause == null ? null : cause.getMessage());
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, List.of(), Status.NOT_RUN, reason.orElse("disabled without a reason"));
    }

    /** Reads the rule's id from the display name of a test. */
    static String rule(DisplayName name) {
        Matcher matcher = RULE.matcher(name.value());
        if (!matcher.matches()) {
            throw new IllegalStateException("the display name does not begin with the id of a rule: " + name.value());
        }
        return matcher.group(1);
    }

    /** Adds an outcome to the rule of the display name, and to others that the test says something of. */
    private static void add(ExtensionContext context, List<String> others, Status status, @Nullable String reason) {
        // That of the method: the name of one invocation of a parameterised test is only its arguments.
        DisplayName name = context.getRequiredTestMethod().getAnnotation(DisplayName.class);
        if (name == null) {
            throw new IllegalStateException(context.getRequiredTestMethod() + " has no @DisplayName");
        }
        String arguments = context.getDisplayName().equals(name.value()) ? "" : " " + context.getDisplayName();
        String rule = rule(name);
        String test = context.getRequiredTestClass().getSimpleName() + ": "
                + name.value().substring(rule.length() + 1) + arguments;
        TestOutcome outcome = new TestOutcome(test, status, reason);
        Stream.concat(Stream.of(rule), others.stream())
                .distinct()
                .forEach(each -> collector(context).add(each, outcome));
    }

    private static boolean isOutermost(ExtensionContext context) {
        return !context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }

    private static ReportCollector collector(ExtensionContext context) {
        // Found in the store of the outermost class, which encloses those of the nested ones.
        ReportCollector collector = context.getStore(NAMESPACE).get(ReportCollector.class, ReportCollector.class);
        if (collector == null) {
            throw new IllegalStateException("the report of " + context.getDisplayName() + " was never begun");
        }
        return collector;
    }
}
