package dev.barkeep.storage.tck;

import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.tck.limit.BoundedThread;
import dev.barkeep.storage.tck.limit.HangError;
import dev.barkeep.storage.tck.report.ReportCollector;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Bounds each test, its opening and its closing of a storage, by {@code tck.timeout} seconds, and the run by the number of
 * tests that took longer. JUnit's own time limit interrupts a thread and then waits for it, or leaves the test behind
 * without a word about where it is.
 */
final class TimeLimitExtension implements InvocationInterceptor, ExecutionCondition {

    private static final Namespace NAMESPACE = Namespace.create(TimeLimitExtension.class);
    private static final int DEFAULT_SECONDS = 300;

    /** Each of them costs the whole limit, and a storage that hangs mostly does so again. */
    private static final int MOST_HANGS = 3;

    TimeLimitExtension() {}

    /** What hung in this run. */
    private static final class Hangs {

        private final AtomicInteger count = new AtomicInteger();
        private volatile @Nullable String abandoned;
        private volatile boolean infoHangs;
    }

    /** The thread of a test, for all that is done before, in and after it. */
    private static final class TestThread implements AutoCloseable {

        private final BoundedThread thread = new BoundedThread("test of the kit");
        private boolean hung;

        @Override
        public void close() {
            thread.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String ended = context.getTestMethod().isPresent()
                ? ConformanceExtension.collector(context).cutShort()
                : null;
        return ended == null
                ? ConditionEvaluationResult.enabled("the run goes on")
                : ConditionEvaluationResult.disabled(ended);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        String abandoned = hangs(context).abandoned;
        try {
            bounded(context, method.getExecutable().getName() + "() before the test", invocation::proceed);
        } catch (TestAbortedException e) {
            throw e;
        } catch (Throwable e) {
            // What hangs may hold what this test needs, which is then not to blame.
            throw abandoned == null
                    ? e
                    : new TestAbortedException(
                            "no storage could be opened while a call of an earlier test still runs: " + abandoned, e);
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bounded(context, "the test", invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bounded(context, "the test", invocation::proceed);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bounded(context, method.getExecutable().getName() + "() after the test", invocation::proceed);
    }

    /** Makes a call of a test in the thread of the test. */
    private static void bounded(ExtensionContext context, String what, BoundedThread.Call<@Nullable Void> call)
            throws Throwable {
        TestThread test = thread(context);
        ReportCollector collector = ConformanceExtension.collector(context);
        Duration limit = limit(context);
        // What follows a hang mostly waits for it, and whoever interrupts a run does not want to wait.
        boolean brief = (test.hung || collector.isInterrupted()) && limit.compareTo(BoundedThread.GRACE) > 0;
        try {
            test.thread.call(what, brief ? BoundedThread.GRACE : limit, call);
        } catch (HangError e) {
            hung(context, test, e);
            throw e;
        }
    }

    /** Asks a storage what it is, unless it does not answer: that is for the test of its rule to say. */
    static Optional<StorageInfo> product(ExtensionContext context, Suite suite) {
        Hangs hangs = hangs(context);
        TestThread test = thread(context);
        if (test.hung || hangs.infoHangs) {
            return Optional.empty();
        }
        try {
            return test.thread.call("info()", BoundedThread.GRACE, suite::backend);
        } catch (HangError e) {
            hangs.infoHangs = true;
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    private static TestThread thread(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(TestThread.class, key -> new TestThread(), TestThread.class);
    }

    private static void hung(ExtensionContext context, TestThread test, HangError error) {
        Hangs hangs = hangs(context);
        if (error.isAbandoned()) {
            hangs.abandoned = ConformanceExtension.testName(context).toString();
        }
        if (!test.hung && hangs.count.incrementAndGet() == MOST_HANGS) {
            ConformanceExtension.collector(context)
                    .cutShort(MOST_HANGS + " tests took longer than the time limit of "
                            + limit(context).toSeconds() + " s; the run ended there");
        }
        test.hung = true;
    }

    private static Hangs hangs(ExtensionContext context) {
        return ConformanceExtension.outermost(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(Hangs.class, key -> new Hangs(), Hangs.class);
    }

    /** The limit that was set, or one that no test of a working storage reaches. */
    private static Duration limit(ExtensionContext context) {
        return Duration.ofSeconds(context.getConfigurationParameter("tck.timeout", TimeLimitExtension::seconds)
                .orElse(DEFAULT_SECONDS));
    }

    private static int seconds(String text) {
        try {
            int seconds = Integer.parseInt(text.strip());
            if (seconds > 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noSeconds(text), e);
        }
        throw new IllegalArgumentException(noSeconds(text));
    }

    private static String noSeconds(String text) {
        return "tck.timeout must be a number of seconds, 1 or more, but is '" + text + "'";
    }
}
