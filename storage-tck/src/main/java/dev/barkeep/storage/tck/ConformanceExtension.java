package dev.barkeep.storage.tck;

import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.FailureText;
import dev.barkeep.storage.tck.report.ReportCollector;
import dev.barkeep.storage.tck.report.ReportFiles;
import dev.barkeep.storage.tck.report.TestName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestWatcher;

/** Collects the report of a run of the kit and writes it, unless whoever runs the kit collects it. */
final class ConformanceExtension
        implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

    ConformanceExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!isOutermost(context)) {
            return;
        }
        if (given(context) == null) {
            context.getStore(NAMESPACE)
                    .put(
                            ReportCollector.class,
                            new ReportCollector(context.getConfigurationParameter("tck.report.name")
                                    .orElseGet(
                                            () -> context.getRequiredTestClass().getSimpleName())));
        }
        collector(context).seed(Seed.value());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        ReportCollector collector = collector(context);
        if (!collector.lacksProduct()) {
            return;
        }
        Optional<StorageInfo> info = context.getRequiredTestInstances()
                .findInstance(Suite.class)
                .flatMap(suite -> TimeLimitExtension.product(context, suite));
        info.ifPresent(known ->
                collector.product(known.product() + " " + known.productVersion() + ", backend " + known.backend()));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (isOutermost(context) && given(context) == null) {
            Path folder =
                    Path.of(context.getConfigurationParameter("tck.report.dir").orElse("target"));
            ReportFiles files = new ReportFiles(collector(context).report(), folder).write();
            System.out.println(files.summary() + files.broken());
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, List.of(), Status.PASSED, null);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        List<String> others = cause instanceof BrokenRule broken ? broken.rules() : List.of();
        add(context, others, Status.FAILED, FailureText.of(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        String reason = cause == null ? null : cause.getMessage();
        if (cause instanceof KnownFailure known) {
            add(context, known.rules(), Status.KNOWN_FAILURE, reason);
        } else {
            add(context, List.of(), cause instanceof UnsupportedAsserted ? Status.UNSUPPORTED : Status.NOT_RUN, reason);
        }
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, List.of(), Status.NOT_RUN, reason.orElse("disabled without a reason"));
    }

    /** Adds an outcome to the rule of the display name, and to others that the test says something of. */
    private static void add(ExtensionContext context, List<String> others, Status status, @Nullable String reason) {
        collector(context).add(testName(context), others, status, reason);
    }

    /** Names the test of a context, by the name of its method: that of an invocation is only its arguments. */
    static TestName testName(ExtensionContext context) {
        return TestName.of(context.getRequiredTestClass(), context.getRequiredTestMethod(), context.getDisplayName())
                .orElseThrow(() -> new IllegalStateException(
                        context.getRequiredTestMethod() + " has no @DisplayName that begins with the id of a rule"));
    }

    static boolean isOutermost(ExtensionContext context) {
        return !context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }

    /** The context of the class that encloses the suites. */
    static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext outer = context;
        while (outer.getTestMethod().isPresent() || !isOutermost(outer)) {
            outer = outer.getParent().orElseThrow();
        }
        return outer;
    }

    static ReportCollector collector(ExtensionContext context) {
        ReportCollector given = given(context);
        if (given != null) {
            return given;
        }
        // Found in the store of the outermost class, which encloses those of the nested ones.
        ReportCollector collector = context.getStore(NAMESPACE).get(ReportCollector.class, ReportCollector.class);
        if (collector == null) {
            throw new IllegalStateException("the report of " + context.getDisplayName() + " was never begun");
        }
        return collector;
    }

    private static @Nullable ReportCollector given(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ReportCollector.NAMESPACE))
                .get(ReportCollector.class, ReportCollector.class);
    }
}
