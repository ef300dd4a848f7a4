package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.report.ConformanceReport;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The kit on one database, told to people: a line a suite, the broken rules, a verdict, and a report in files.
 *
 * @param only the rules to test, by id or its first letters; all of them if it is empty
 * @param report the folder of the reports; is made
 * @param out where the lines go
 * @param err where it is said what could not be cleaned up
 * @param traces where the stack traces of failed tests go, if anywhere
 */
public record KitRun(List<String> only, Path report, PrintStream out, PrintStream err, Optional<PrintStream> traces) {

    /** No rule is broken. */
    public static final int CONFORMS = 0;

    /** A rule is broken. */
    public static final int BREAKS_A_RULE = 1;

    /** The kit was not run to its end. */
    public static final int REFUSED = 2;

    private static final int LONGEST_REASON = 500;

    /** Makes it of a copy of the rules. */
    public KitRun {
        only = List.copyOf(only);
    }

    /**
     * Tests a database, and leaves it empty as it was.
     *
     * @param config which database; its backend is found by the calling thread's class loader
     * @return {@link #CONFORMS}, {@link #BREAKS_A_RULE}, or {@link #REFUSED} if a signal ended the run
     * @throws IOException if a report cannot be read or deleted
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
        makeFolder(report);
        ConformanceRun run = new ConformanceRun(only, report, backend + (only.isEmpty() ? "" : "-part"), err);
        DatabaseUnderTest database = DatabaseUnderTest.of(config);
        out.println("Testing " + config.url());
        Optional<ConformanceReport> found = run.on(database, new Progress(out, traces));
        return found.map(result -> verdict(result, run)).orElse(REFUSED);
    }

    private int verdict(ConformanceReport found, ConformanceRun run) {
        List<RuleOutcome> broken = found.outcomes().stream()
                .filter(rule -> rule.status() == Status.FAILED)
                .toList();
        for (RuleOutcome rule : broken) {
            rule.tests().stream()
                    .filter(test -> test.status() == Status.FAILED)
                    .forEach(test -> out.println("  failed: " + rule.rule() + " " + test.test() + ": "
                            + OneLine.of(String.valueOf(test.reason()), LONGEST_REASON)));
        }
        boolean tested = found.outcomes().stream().anyMatch(rule -> rule.status() != Status.NOT_RUN);
        boolean conforms = tested && broken.isEmpty() && run.isCleanedUp();
        String why = !tested
                ? "No rule could be tested"
                : broken.isEmpty()
                        ? "Keeps the rules, but its tables could not be dropped"
                        : "Does not conform, " + broken.size() + " of "
                                + found.outcomes().size() + " rules broken";
        out.println((conforms ? "Conforms" : why)
                + (only.isEmpty() ? "" : ", as far as it was tested")
                + "; the report is in " + run.report("md") + " and " + run.report("json"));
        return conforms ? CONFORMS : BREAKS_A_RULE;
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
