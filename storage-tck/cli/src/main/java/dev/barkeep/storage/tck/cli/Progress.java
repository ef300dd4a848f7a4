package dev.barkeep.storage.tck.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints a line for every suite that is done. The suites run one after the other. */
final class Progress implements TestExecutionListener {

    private final PrintStream out;
    private final Optional<PrintStream> traces;
    private final List<String> broken = new ArrayList<>();

    private String kit = "";
    private int suites;
    private int done;
    private int tests;
    private int failures;
    private long begun;

    /**
     * Makes the listener.
     *
     * @param out where the lines go
     * @param traces where the stack traces of failures go, if anywhere
     */
    Progress(PrintStream out, Optional<PrintStream> traces) {
        this.out = out;
        this.traces = traces;
    }

    /** What failed beside the tests: then the report is not to be trusted. */
    List<String> broken() {
        return broken;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        plan.getRoots().stream()
                .flatMap(engine -> plan.getChildren(engine).stream())
                .forEach(outermost -> {
                    kit = outermost.getUniqueId();
                    suites = plan.getChildren(outermost).size();
                });
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isSuite(test)) {
            tests = 0;
            failures = 0;
            begun = System.nanoTime();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failed = result.getStatus() == Status.FAILED;
        if (failed) {
            result.getThrowable().ifPresent(reason -> traces.ifPresent(reason::printStackTrace));
        }
        if (test.isTest()) {
            tests++;
            failures += failed ? 1 : 0;
        } else if (failed) {
            broken.add(test.getDisplayName() + ": "
                    + result.getThrowable().map(Throwable::toString).orElse("failed"));
        }
        if (isSuite(test)) {
            done++;
            out.printf(
                    Locale.ROOT,
                    "%2d/%d %-15s %3d %s %5.1f s%s%n",
                    done,
                    suites,
                    test.getDisplayName(),
                    tests,
                    tests == 1 ? "test, " : "tests,",
                    (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1),
                    failures == 0 ? "" : ", " + failures + " failed");
        }
    }

    private boolean isSuite(TestIdentifier test) {
        return test.getParentId().filter(kit::equals).isPresent();
    }
}
