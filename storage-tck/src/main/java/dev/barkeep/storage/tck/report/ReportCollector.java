package dev.barkeep.storage.tck.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.barkeep.storage.tck.report.ConformanceReport.RuleOutcome;
import dev.barkeep.storage.tck.report.ConformanceReport.Status;
import dev.barkeep.storage.tck.report.ConformanceReport.TestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what becomes of the tests of a run and writes the report. For many threads. */
public final class ReportCollector {

    private final String name;
    private final long seed;
    private final Map<String, List<TestOutcome>> byRule = new TreeMap<>();
    private @Nullable String product;

    /**
     * Begins a report.
     *
     * @param name the test class
     * @param seed the seed of the random values
     */
    public ReportCollector(String name, long seed) {
        this.name = name;
        this.seed = seed;
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
     * Adds what became of a test.
     *
     * @param rule the id of its rule
     * @param outcome what became of it
     */
    public synchronized void add(String rule, TestOutcome outcome) {
        byRule.computeIfAbsent(rule, id -> new ArrayList<>()).add(outcome);
    }

    /**
     * Gives the report.
     *
     * @return what was found so far
     */
    public synchronized ConformanceReport report() {
        List<RuleOutcome> rules = byRule.entrySet().stream()
                .map(entry -> RuleOutcome.of(entry.getKey(), entry.getValue()))
                .toList();
        return new ConformanceReport(
                name,
                product,
                seed,
                count(rules.stream().map(RuleOutcome::status).toList()),
                count(byRule.values().stream()
                        .flatMap(List::stream)
                        .map(TestOutcome::status)
                        .toList()),
                rules);
    }

    /**
     * Writes {@code conformance-<name>.md} and {@code conformance-<name>.json}.
     *
     * @param folder where; it is made
     * @return one line that sums the run up
     * @throws IOException if a file cannot be written
     */
    public String write(Path folder) throws IOException {
        ConformanceReport report = report();
        Files.createDirectories(folder);
        Path markdown = folder.resolve("conformance-" + name + ".md");
        Files.writeString(markdown, markdown(report));
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("conformance-" + name + ".json").toFile(), report);
        return String.format(
                        Locale.ROOT,
                        "Conformance of %s (%s): rules %s; tests %s; seed %d; %s",
                        name,
                        productOf(report),
                        totals(report.rules()),
                        totals(report.tests()),
                        seed,
                        markdown)
                + notPassed(report);
    }

    /** What a run did not show has to be seen without opening the report; failures the test runner shows itself. */
    private static String notPassed(ConformanceReport report) {
        return report.outcomes().stream()
                .flatMap(rule -> rule.tests().stream()
                        .filter(test -> test.status() != Status.PASSED && test.status() != Status.FAILED)
                        .map(test -> "\n  " + test.status().text() + ": " + rule.rule() + " " + test.test() + ": "
                                + test.reason()))
                .collect(Collectors.joining());
    }

    private static String markdown(ConformanceReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# Conformance of ").append(report.name()).append("\n\n");
        text.append("- Database: ").append(productOf(report)).append('\n');
        text.append("- Rules: ").append(totals(report.rules())).append('\n');
        text.append("- Tests: ").append(totals(report.tests())).append('\n');
        text.append("- Seed of the random values: ").append(report.seed()).append("\n\n");
        text.append("| rule | outcome | tests | what was tested, and why it did not pass |\n|---|---|---|---|\n");
        for (RuleOutcome rule : report.outcomes()) {
            text.append("| ").append(rule.rule());
            text.append(" | ").append(rule.status().text());
            text.append(" | ").append(rule.tests().size());
            text.append(" | ")
                    .append(rule.tests().stream()
                            .map(ReportCollector::line)
                            .distinct()
                            .collect(Collectors.joining("<br>")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String line(TestOutcome test) {
        String line = test.status() == Status.PASSED
                ? test.test()
                : "**" + test.status().text() + "** " + test.test() + ": " + test.reason();
        return line.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static String productOf(ConformanceReport report) {
        return report.product() == null ? "no database could be opened" : report.product();
    }

    private static String totals(Map<Status, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all + " ("
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().text())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static Map<Status, Long> count(Collection<Status> found) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, found.stream().filter(status::equals).count());
        }
        return counts;
    }
}
