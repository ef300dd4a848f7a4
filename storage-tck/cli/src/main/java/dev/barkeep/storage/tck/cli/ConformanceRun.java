package dev.barkeep.storage.tck.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.tck.report.ConformanceReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of the suites on one database. Ended by a signal it still leaves the database empty, and no report. */
final class ConformanceRun {

    /** How long a test that was told to stop and the cleaning up may take before the process ends without them. */
    private static final int LONGEST_SECONDS = 45;

    private final Launcher launcher = LauncherFactory.create();
    private final Path folder;
    private final String name;
    private final TestPlan plan;
    private final PrintStream err;
    private boolean cleanedUp;

    /**
     * Finds the tests.
     *
     * @param only the rules to test, all of them if it is empty
     * @param folder where the report goes
     * @param name of the report
     * @param err where it is said what could not be cleaned up
     * @throws RefusedException if there is no such rule
     */
    ConformanceRun(List<String> only, Path folder, String name, PrintStream err) {
        this.folder = folder;
        this.name = name;
        this.err = err;
        RuleFilter filter = new RuleFilter(only);
        this.plan = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(UrlTck.class))
                .filters(filter)
                .configurationParameter("tck.report.dir", folder.toString())
                .configurationParameter("tck.report.name", name)
                .build());
        if (!filter.unknown().isEmpty()) {
            throw new RefusedException("--only: the kit tests no rule " + String.join(", ", filter.unknown())
                    + "; give ids like TX-004, or what they begin with, like TX");
        }
    }

    /**
     * Runs the tests and cleans up.
     *
     * @param database where
     * @param progress hears of the tests
     * @return what was found; nothing if a signal ended the run
     * @throws IOException if the report cannot be read or deleted
     * @throws RefusedException if the kit itself failed
     */
    Optional<ConformanceReport> on(DatabaseUnderTest database, Progress progress) throws IOException {
        Map<Path, byte[]> earlier = earlierReports();
        CancellationToken cancellation = CancellationToken.create();
        CountDownLatch cleaned = new CountDownLatch(1);
        Thread runner = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> interrupt(runner, cancellation, cleaned), "interruption"));
        try {
            database.tryOut();
            UrlTck.on(database);
            launcher.execute(LauncherExecutionRequestBuilder.request(plan)
                    .listeners(progress)
                    .cancellationToken(cancellation)
                    .build());
        } finally {
            // The interrupt was meant for the test that ran, not for what follows.
            Thread.interrupted();
            cleanUp(database);
            if (cancellation.isCancellationRequested()) {
                // It would look like one of a whole run, and stands where one may have been.
                restore(earlier);
                err.println("storage-tck: interrupted, there is no report");
            }
            cleaned.countDown();
        }
        if (cancellation.isCancellationRequested()) {
            return Optional.empty();
        }
        if (!progress.broken().isEmpty()) {
            restore(earlier);
            throw new RefusedException(
                    "the kit failed, its report is not whole: " + String.join("; ", progress.broken()));
        }
        return Optional.of(new JsonMapper().readValue(report("json").toFile(), ConformanceReport.class));
    }

    private Map<Path, byte[]> earlierReports() throws IOException {
        Map<Path, byte[]> earlier = new HashMap<>();
        for (Path file : List.of(report("md"), report("json"))) {
            if (Files.isRegularFile(file)) {
                earlier.put(file, Files.readAllBytes(file));
            }
        }
        return earlier;
    }

    private void restore(Map<Path, byte[]> earlier) throws IOException {
        for (Path file : List.of(report("md"), report("json"))) {
            byte[] content = earlier.get(file);
            if (content == null) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, content);
            }
        }
    }

    /** Says whether the run left the database as it was; if not, it was said what is left. */
    boolean isCleanedUp() {
        return cleanedUp;
    }

    private void cleanUp(DatabaseUnderTest database) {
        try {
            database.restore();
            cleanedUp = true;
        } catch (RuntimeException e) {
            err.println("storage-tck: what the kit made could not be dropped: " + OneLine.of(e));
        }
    }

    /** Ends the run in order: the process ends when this returns. */
    private void interrupt(Thread runner, CancellationToken cancellation, CountDownLatch cleaned) {
        if (cleaned.getCount() == 0) {
            return;
        }
        cancellation.cancel();
        runner.interrupt();
        try {
            if (!cleaned.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                err.println("storage-tck: the test that ran did not end within " + LONGEST_SECONDS
                        + " seconds; drop what is left in the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Gives a file of the report.
     *
     * @param type its ending
     * @return the file
     */
    Path report(String type) {
        return folder.resolve("conformance-" + name + "." + type);
    }
}
