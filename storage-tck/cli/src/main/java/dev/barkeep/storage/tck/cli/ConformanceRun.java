package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.tck.limit.BoundedThread;
import dev.barkeep.storage.tck.limit.HangError;
import dev.barkeep.storage.tck.report.ReportCollector;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of the suites on one database. Ended by a signal it still leaves the database empty, and says what it found. */
final class ConformanceRun implements AutoCloseable {

    /** How long a test that was told to stop and the cleaning up may take before the process ends without them. */
    private static final int LONGEST_SECONDS = 45;

    private static final Duration BRIEF = Duration.ofSeconds(15);

    private final LauncherSession session = LauncherFactory.openSession();
    private final BoundedThread thread = new BoundedThread("kit");
    private final CancellationToken cancellation = CancellationToken.create();
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReportCollector collector;
    private final TestPlan plan;
    private final Duration limit;
    private final Map<String, String> knownFailures;
    private final PrintStream err;
    private boolean cleanedUp;

    /**
     * Finds the tests.
     *
     * @param options which, and how long each may take
     * @param name of the report
     * @param err where it is said what could not be cleaned up
     * @throws RefusedException if there is no such rule or suite
     */
    ConformanceRun(KitOptions options, String name, PrintStream err) {
        this.err = err;
        this.limit = options.timeout();
        this.knownFailures = options.knownFailures();
        this.collector = new ReportCollector(name);
        session.getStore().put(Namespace.create(ReportCollector.NAMESPACE), ReportCollector.class, collector);
        RuleFilter filter = new RuleFilter(options.only());
        this.plan = session.getLauncher()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(UrlTck.class))
                        .filters(filter)
                        .configurationParameter("tck.timeout", Long.toString(limit.toSeconds()))
                        .build());
        if (!filter.unknown().isEmpty()) {
            throw new RefusedException("--only: the kit has no rule or suite " + String.join(", ", filter.unknown())
                    + "; " + filter.known());
        }
        for (String rule : knownFailures.keySet()) {
            if (!filter.rules().contains(rule)) {
                throw new RefusedException("--known-failure: the kit has no rule " + rule + "; " + filter.known());
            }
        }
        collector.planned(plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(test -> RuleFilter.name(test.getSource(), "").stream())
                .toList());
    }

    /** What is found, while it is found. */
    ReportCollector collector() {
        return collector;
    }

    /**
     * Reaches the database, within the time of a test.
     *
     * @param reach does it
     * @return the database
     * @throws RefusedException if it takes longer
     */
    DatabaseUnderTest reached(BoundedThread.Call<DatabaseUnderTest> reach) {
        try {
            return limited("reaching the database", limit, reach);
        } catch (HangError e) {
            throw new RefusedException("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the tests and cleans up.
     *
     * @param database where
     * @param progress hears of the tests
     * @param onInterruption what is done at the end if a signal ends the run
     */
    void on(DatabaseUnderTest database, Progress progress, Runnable onInterruption) {
        Thread runner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(runner, onInterruption), "interruption"));
        try {
            if (isTriedOut(database)) {
                UrlTck.on(database, knownFailures);
                session.getLauncher()
                        .execute(LauncherExecutionRequestBuilder.request(plan)
                                .listeners(progress)
                                .cancellationToken(cancellation)
                                .build());
            }
        } finally {
            // The interrupt was meant for the test that ran, not for what follows.
            Thread.interrupted();
            cleanUp(database);
            cleaned.countDown();
        }
    }

    private boolean isTriedOut(DatabaseUnderTest database) {
        try {
            limited("making and dropping the tables", limit, () -> {
                database.tryOut();
                return database;
            });
            return true;
        } catch (HangError e) {
            collector.cutShort(String.valueOf(e.getMessage()));
            return false;
        } catch (InterruptedRun e) {
            return false;
        }
    }

    /** Says whether the run left the database as it was; if not, it was said what is left. */
    boolean isCleanedUp() {
        return cleanedUp;
    }

    private void cleanUp(DatabaseUnderTest database) {
        try {
            // After a hang or a signal, what is left may wait for what hangs.
            limited(
                    "dropping the tables",
                    collector.cutShort() == null || limit.compareTo(BRIEF) < 0 ? limit : BRIEF,
                    () -> {
                        database.restore();
                        return database;
                    });
            cleanedUp = true;
        } catch (HangError e) {
            notCleanedUp(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            notCleanedUp(OneLine.of(e));
        }
    }

    private void notCleanedUp(String why) {
        err.println("storage-tck: what the kit made could not be dropped: " + why);
    }

    private <T> T limited(String what, Duration longest, BoundedThread.Call<T> call) {
        try {
            return thread.call(what, longest, call);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (InterruptedException e) {
            throw new InterruptedRun(e);
        } catch (Throwable e) {
            throw new IllegalStateException(what + ": " + e, e);
        }
    }

    /** Ends the run in order: the process ends when this returns. */
    private void interrupt(Thread runner, Runnable onInterruption) {
        try {
            if (cleaned.getCount() == 0) {
                // The result is being written, which takes no time worth an interruption.
                ended.await(BRIEF.toSeconds(), TimeUnit.SECONDS);
                return;
            }
            collector.interrupt();
            cancellation.cancel();
            runner.interrupt();
            if (!cleaned.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                err.println("storage-tck: the test that ran did not end within " + LONGEST_SECONDS
                        + " seconds; drop what is left in the database");
            }
            onInterruption.run();
            Exit.haltLater(Exit.INTERRUPTED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        thread.close();
        session.close();
    }

    /** The thread that runs the tests was told to stop. */
    private static final class InterruptedRun extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InterruptedRun(InterruptedException cause) {
            super(cause);
        }
    }
}
