package dev.barkeep.storage.tck.report;

import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what becomes of the tests of a run. For many threads.
 *
 * <p>Whoever starts the kit from code can give a collector of its own: in the store of the launcher session, in the
 * namespace {@link #NAMESPACE}, under the class as its key. The kit then writes and prints nothing.
 */
public final class ReportCollector {

    /** The namespace of a collector in the store of a launcher session. */
    public static final String NAMESPACE = "dev.barkeep.storage.tck";

    private static final String INTERRUPTED = "the run was interrupted";

    private final String name;
    private final Map<String, List<TestOutcome>> byRule = new TreeMap<>();
    private final Map<String, String> knownFailures = new TreeMap<>();
    private final List<TestName> planned = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();
    private long seed;
    private @Nullable String product;
    private @Nullable String cutShort;
    private boolean interrupted;

    /**
     * Begins a report.
     *
     * @param name the test class
     */
    public ReportCollector(String name) {
        this.name = name;
    }

    /**
     * Says by which seed the run can be repeated.
     *
     * @param ofRandomValues the seed of the random values
     */
    public synchronized void seed(long ofRandomValues) {
        seed = ofRandomValues;
    }

    /**
     * Says whether the database is still to be named.
     *
     * @return whether {@link #product} was not called yet
     */
    public synchronized boolean lacksProduct() {
        return product == null;
    }

    /**
     * Names the database.
     *
     * @param nameAndVersion product and version
     */
    public synchronized void product(String nameAndVersion) {
        product = nameAndVersion;
    }

    /**
     * Names the rules that are known to be broken.
     *
     * @param declared the reasons, by the ids of the rules
     */
    public synchronized void knownFailures(Map<String, String> declared) {
        knownFailures.putAll(declared);
    }

    /**
     * Names tests that are to be run: if they are not reached, the report says so.
     *
     * @param tests the tests, without arguments
     */
    public synchronized void planned(Collection<TestName> tests) {
        planned.addAll(tests);
    }

    /** Ends the run: what fails from now on does not count, as its test was interrupted. */
    public synchronized void interrupt() {
        interrupted = true;
        cutShort = INTERRUPTED;
    }

    /**
     * Ends the run, as it cannot go on.
     *
     * @param reason why the remaining tests are not run
     */
    public synchronized void cutShort(String reason) {
        if (cutShort == null) {
            cutShort = reason;
        }
    }

    /**
     * Returns why the remaining tests are not run.
     *
     * @return the reason, or {@code null} while the run goes on
     */
    public synchronized @Nullable String cutShort() {
        return cutShort;
    }

    /**
     * Says whether somebody ended the run.
     *
     * @return whether {@link #interrupt} was called
     */
    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    /**
     * Adds what became of a test. What fails in an interrupted run was not run.
     *
     * @param test the test
     * @param others further rules that the test says something of
     * @param status what became of it
     * @param reason why, if it did not pass
     */
    public synchronized void add(TestName test, Collection<String> others, Status status, @Nullable String reason) {
        boolean counts = !interrupted || status != Status.FAILED;
        TestOutcome outcome =
                new TestOutcome(test.test(), counts ? status : Status.NOT_RUN, counts ? reason : INTERRUPTED);
        reached.add(key(test));
        Set<String> rules = new HashSet<>(counts ? others : List.of());
        rules.add(test.rule());
        rules.forEach(
                rule -> byRule.computeIfAbsent(rule, id -> new ArrayList<>()).add(outcome));
    }

    /**
     * Says whether something is known of a test.
     *
     * @param test the test, whatever its arguments
     * @return whether an outcome was added
     */
    public synchronized boolean isReached(TestName test) {
        return reached.contains(key(test));
    }

    /**
     * Returns the report.
     *
     * @return what was found so far
     */
    public synchronized ConformanceReport report() {
        Map<String, List<TestOutcome>> all = new TreeMap<>();
        byRule.forEach((rule, tests) -> all.put(rule, new ArrayList<>(tests)));
        if (cutShort != null) {
            planned.stream()
                    .filter(test -> !isReached(test))
                    .forEach(test -> all.computeIfAbsent(test.rule(), id -> new ArrayList<>())
                            .add(new TestOutcome(test.test(), Status.NOT_RUN, cutShort)));
        }
        List<RuleOutcome> rules = all.entrySet().stream()
                .map(entry -> RuleOutcome.of(entry.getKey(), entry.getValue()))
                .toList();
        return new ConformanceReport(
                name,
                product,
                seed,
                interrupted,
                new TreeMap<>(knownFailures),
                count(rules.stream().map(RuleOutcome::status).toList()),
                count(all.values().stream()
                        .flatMap(List::stream)
                        .map(TestOutcome::status)
                        .toList()),
                rules);
    }

    private static String key(TestName test) {
        return test.rule() + " " + test.method();
    }

    private static Map<Status, Long> count(Collection<Status> found) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, found.stream().filter(status::equals).count());
        }
        return counts;
    }
}
