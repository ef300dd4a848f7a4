package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.tck.BrokenRule;
import dev.barkeep.storage.tck.WrongDeclaration;
import dev.barkeep.storage.tck.report.FailureText;
import dev.barkeep.storage.tck.report.ReportCollector;
import dev.barkeep.storage.tck.report.StatedRules;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells what happens while it happens: suites, failures, and tests that take long. The suites run one after the other.
 */
final class Progress implements TestExecutionListener {

    /** A test that takes longer is named while it runs, and again whenever that time has doubled. */
    private static final long LONG_SECONDS = 10;

    private static final long SECOND_MILLIS = 1000;

    private final Lines lines;
    private final ReportCollector collector;
    private final Optional<PrintStream> traces;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Timer clock = new Timer("progress", true);

    private String kit = "";
    private volatile String position = "";
    private int suites;
    private int done;
    private int tests;
    private int failures;
    private long begun;
    private volatile @Nullable Running running;

    /** The test that runs. */
    private static final class Running {

        private final String name;
        private final long begun = System.nanoTime();
        private long nextSeconds = LONG_SECONDS;

        Running(String name) {
            this.name = name;
        }

        long seconds() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        }
    }

    /**
     * Makes the listener.
     *
     * @param lines where it tells
     * @param collector knows whether failures count
     * @param traces where the stack traces of failures go, if anywhere
     */
    Progress(Lines lines, ReportCollector collector, Optional<PrintStream> traces) {
        this.lines = lines;
        this.collector = collector;
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
        TimerTask tick = new TimerTask() {
            @Override
            public void run() {
                tick();
            }
        };
        clock.schedule(tick, SECOND_MILLIS, SECOND_MILLIS);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        clock.cancel();
        lines.clear();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isSuite(test) && collector.cutShort() == null) {
            tests = 0;
            failures = 0;
            begun = System.nanoTime();
            position = String.format(Locale.ROOT, "%2d/%d ", done + 1, suites);
            lines.begin(position + test.getDisplayName());
        } else if (test.isTest()) {
            Running next = new Running(name(test));
            running = next;
            status(next);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            running = null;
            tests++;
        }
        if (result.getStatus() == Status.FAILED && !collector.isInterrupted()) {
            failed(test, result.getThrowable().orElse(null));
        }
        // Of a run that has ended the suites that are left have no tests.
        if (isSuite(test) && (tests > 0 || collector.cutShort() == null)) {
            done++;
            lines.line(String.format(
                    Locale.ROOT,
                    "%s%-15s %3d %s %5.1f s%s",
                    position,
                    test.getDisplayName(),
                    tests,
                    tests == 1 ? "test, " : "tests,",
                    (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1),
                    failures == 0 ? "" : ", " + failures + " failed"));
            tests = 0;
        }
    }

    private void failed(TestIdentifier test, @Nullable Throwable reason) {
        if (reason instanceof WrongDeclaration) {
            lines.line("  failed: " + OneLine.of(String.valueOf(reason.getMessage())));
        } else if (test.isTest()) {
            failures++;
            lines.line("  failed: " + name(test) + ": " + FailureText.brief(FailureText.of(reason)));
            tellPlaces(test, reason);
        } else {
            broken.add(test.getDisplayName() + ": " + reason);
        }
        if (reason != null) {
            traces.ifPresent(reason::printStackTrace);
        }
    }

    /** Says where the rules are stated, once for each. */
    private void tellPlaces(TestIdentifier test, @Nullable Throwable reason) {
        Stream.concat(
                        RuleFilter.name(test.getSource(), test.getDisplayName()).map(name -> name.rule()).stream(),
                        reason instanceof BrokenRule named ? named.rules().stream() : Stream.of())
                .filter(told::add)
                .forEach(rule -> lines.line("    " + rule + ", read: "
                        + StatedRules.place(rule).map(place -> place + "; ").orElse("")
                        + "docs/writing-a-backend.md"));
    }

    /** Runs in a thread of its own, as the test may hang. */
    private void tick() {
        Running now = running;
        if (now == null) {
            return;
        }
        status(now);
        if (now.seconds() >= now.nextSeconds) {
            lines.line("  still running after " + now.seconds() + " s: " + now.name);
            now.nextSeconds *= 2;
        }
    }

    private void status(Running test) {
        lines.status(position + test.seconds() + " s " + test.name);
    }

    private static String name(TestIdentifier test) {
        return RuleFilter.name(test.getSource(), test.getDisplayName())
                .map(name -> OneLine.of(name.toString()))
                .orElseGet(test::getDisplayName);
    }

    private boolean isSuite(TestIdentifier test) {
        return test.getParentId().filter(kit::equals).isPresent();
    }
}
