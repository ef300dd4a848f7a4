package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ReportFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kit on one database, told to people: a line a suite, the broken rules, a verdict, and a report in files.
 *
 * @param options which rules, how long, and where the reports go
 * @param out where the lines go
 * @param err where it is said what could not be cleaned up
 * @param traces where the stack traces of failed tests go, if anywhere
 * @param terminal whether somebody sits at {@code out}: what runs is then shown in a line that is overwritten
 */
public record KitRun(
        KitOptions options, PrintStream out, PrintStream err, Optional<PrintStream> traces, boolean terminal) {

    /** No rule is broken, but for those that were declared. */
    public static final int CONFORMS = 0;

    /** A rule is broken. */
    public static final int BREAKS_A_RULE = 1;

    /** The kit was not run to its end. */
    public static final int REFUSED = 2;

    private static final String PART = "-part";

    /**
     * Tests a database, and leaves it empty as it was.
     *
     * @param config which database; its backend is found by the calling thread's class loader
     * @return {@link #CONFORMS}, {@link #BREAKS_A_RULE}, or {@link #REFUSED} if a signal ended the run
     * @throws IOException if a report cannot be written
     * @throws RefusedException if there is no such rule, the database is not empty, or the kit fails
     * @throws dev.barkeep.storage.error.StorageException if the database cannot be reached
     */
    public int on(StorageConfig config) throws IOException {
        try {
            return run(config);
        } catch (LinkageError e) {
            throw new RefusedException(
                    "a class of the backend cannot be loaded (" + OneLine.of(e)
                            + "); give the jar that has it by --plugin",
                    e);
        } catch (Error e) {
            // No rule was broken: the kit could not go on.
            throw new RefusedException("the kit or the backend failed: " + OneLine.of(e), e);
        }
    }

    private int run(StorageConfig config) throws IOException {
        String backend = Storages.provider(config.url().scheme()).id();
        makeFolder(options.report());
        try (ConformanceRun run = new ConformanceRun(options, backend + (isPart() ? PART : ""), err)) {
            DatabaseUnderTest database = run.reached(() -> DatabaseUnderTest.of(config));
            out.println("Testing " + config.url());
            Progress progress = new Progress(new Lines(out, terminal), run.collector(), traces);
            run.on(database, progress, () -> interrupted(run, backend + PART));
            if (run.collector().isInterrupted()) {
                return REFUSED;
            }
            if (!progress.broken().isEmpty()) {
                throw new RefusedException(
                        "the kit failed, there is no report: " + String.join("; ", progress.broken()));
            }
            return verdict(run);
        }
    }

    private boolean isPart() {
        return !options.only().isEmpty();
    }

    private int verdict(ConformanceRun run) throws IOException {
        ConformanceReport found = run.collector().report();
        ReportFiles files = new ReportFiles(found, options.report()).write();
        out.println(files.summary());
        List<RuleOutcome> broken = of(found, Status.FAILED);
        boolean tested = found.outcomes().stream().anyMatch(rule -> rule.status() != Status.NOT_RUN);
        boolean whole = run.collector().cutShort() == null;
        boolean conforms = tested && whole && broken.isEmpty() && run.isCleanedUp();
        String why = !tested
                ? "No rule could be tested"
                        + (whole ? "" : ": " + run.collector().cutShort())
                : !broken.isEmpty()
                        ? brokenRules(found, broken)
                        : !whole ? "Not tested to its end" : "Keeps the rules, but its tables could not be dropped";
        out.println((conforms ? "Conforms" + butFor(found) : why)
                + (isPart() && tested ? ", as far as it was tested" : "")
                + "; the report is in " + files.markdown() + " and " + files.json());
        return conforms ? CONFORMS : BREAKS_A_RULE;
    }

    /** The declared rules that are broken: green is only shown with them. */
    private static String butFor(ConformanceReport found) {
        List<String> declared = of(found, Status.KNOWN_FAILURE).stream()
                .map(RuleOutcome::rule)
                .filter(found.knownFailures()::containsKey)
                .map(rule -> rule + " (" + found.knownFailures().get(rule) + ")")
                .toList();
        return declared.isEmpty()
                ? ""
                : " but for " + declared.size() + " declared " + (declared.size() == 1 ? "rule" : "rules") + ": "
                        + String.join(", ", declared);
    }

    private static String brokenRules(ConformanceReport found, List<RuleOutcome> broken) {
        return "Does not conform, " + broken.size() + " of " + found.outcomes().size() + " rules broken ("
                + broken.stream().map(RuleOutcome::rule).collect(Collectors.joining(", ")) + ")";
    }

    private static List<RuleOutcome> of(ConformanceReport found, Status status) {
        return found.outcomes().stream().filter(rule -> rule.status() == status).toList();
    }

    /** Says what is known of a run that a signal ended, in a report that is not taken for one of a whole run. */
    private void interrupted(ConformanceRun run, String name) {
        ConformanceReport found = run.collector().report().named(name);
        ReportFiles files = new ReportFiles(found, options.report());
        try {
            files.write();
            out.println(files.summary() + files.broken());
            err.println("storage-tck: interrupted; what is known is in " + files.markdown() + " and " + files.json());
        } catch (IOException e) {
            err.println("storage-tck: interrupted, and the report cannot be written: " + OneLine.of(e));
        }
        out.flush();
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new RefusedException(
                    "--report: the folder " + folder
                            + " cannot be made; look for a file in its path, or for a right to write that is missing",
                    e);
        }
        if (!Files.isWritable(folder.toAbsolutePath())) {
            throw new RefusedException("--report: the folder " + folder + " may not be written to");
        }
    }
}
