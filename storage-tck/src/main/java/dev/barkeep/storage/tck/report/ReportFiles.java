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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A report as files and as lines.
 *
 * @param report the report
 * @param folder where the files go; it is made
 */
public record ReportFiles(ConformanceReport report, Path folder) {

    /** Reasons of more tests than these are printed once: of an interrupted run they are the same for hundreds. */
    private static final int TOLD_ONE_BY_ONE = 3;

    private static final int NAMED_RULES = 12;

    /**
     * Returns the report for people.
     *
     * @return {@code conformance-<name>.md}
     */
    public Path markdown() {
        return folder.resolve("conformance-" + report.name() + ".md");
    }

    /**
     * Returns the report for programs.
     *
     * @return {@code conformance-<name>.json}
     */
    public Path json() {
        return folder.resolve("conformance-" + report.name() + ".json");
    }

    /**
     * Writes both.
     *
     * @return this
     * @throws IOException if a file cannot be written
     */
    public ReportFiles write() throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        Files.writeString(markdown(), text());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json().toFile(), report);
        return this;
    }

    /**
     * Sums the run up.
     *
     * @return one line, and further ones for what did not pass, but for failures: whoever runs the tests shows these
     */
    public String summary() {
        return String.format(
                        Locale.ROOT,
                        "Conformance of %s (%s): rules %s; tests %s; seed %d; %s",
                        report.name(),
                        product(),
                        totals(report.rules()),
                        totals(report.tests()),
                        report.seed(),
                        markdown())
                + notPassed();
    }

    /**
     * Says where to read on about the broken rules.
     *
     * @return a line for each, each with a line end before it
     */
    public String broken() {
        return report.outcomes().stream()
                .filter(rule -> rule.status() == Status.FAILED)
                .map(rule -> "\n  broken: " + rule.rule() + "; read: " + readOn(rule))
                .collect(Collectors.joining());
    }

    private static String readOn(RuleOutcome rule) {
        return rule.stated() == null ? "docs/writing-a-backend.md" : rule.stated();
    }

    /** What a run did not show has to be seen without opening the report. */
    private String notPassed() {
        Map<String, List<String>> tests = new LinkedHashMap<>();
        report.outcomes()
                .forEach(rule -> rule.tests().stream()
                        .filter(ReportFiles::isTold)
                        .forEach(test -> tests.computeIfAbsent(
                                        test.status().text() + ": %s: " + test.reason(), key -> new ArrayList<>())
                                .add(rule.rule() + " " + test.test())));
        StringBuilder text = new StringBuilder();
        tests.forEach((why, names) -> {
            List<String> what = names.size() <= TOLD_ONE_BY_ONE ? names : List.of(together(names));
            what.forEach(name -> text.append("\n  ")
                    .append(FailureText.brief(why.replaceFirst("%s", Matcher.quoteReplacement(name)))));
        });
        return text.toString();
    }

    private static String together(List<String> names) {
        Set<String> rules =
                names.stream().map(name -> name.split(" ", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
        return names.size() + " tests of "
                + (rules.size() <= NAMED_RULES ? String.join(", ", rules) : rules.size() + " rules");
    }

    private static boolean isTold(TestOutcome test) {
        return test.status() != Status.PASSED && test.status() != Status.FAILED;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Conformance of ").append(report.name()).append("\n\n");
        text.append("- Database: ").append(product()).append('\n');
        text.append("- Rules: ").append(totals(report.rules())).append('\n');
        text.append("- Tests: ").append(totals(report.tests())).append('\n');
        text.append("- Seed of the random values: ").append(report.seed()).append('\n');
        if (report.interrupted()) {
            text.append("- interrupted: true\n");
        }
        report.knownFailures()
                .forEach((rule, reason) -> text.append("- Declared as a known failure: ")
                        .append(rule)
                        .append(", ")
                        .append(cell(reason))
                        .append('\n'));
        text.append("\n| rule | outcome | tests | what was tested, and why it did not pass |\n|---|---|---|---|\n");
        for (RuleOutcome rule : report.outcomes()) {
            text.append("| ").append(rule.rule());
            text.append(" | ").append(rule.status().text());
            text.append(" | ").append(rule.tests().size());
            text.append(" | ")
                    .append(rule.tests().stream()
                            .map(ReportFiles::line)
                            .distinct()
                            .collect(Collectors.joining("<br>")));
            text.append(rule.status() == Status.FAILED ? "<br>read: `" + readOn(rule) + "`" : "");
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String line(TestOutcome test) {
        return cell(
                test.status() == Status.PASSED
                        ? test.test()
                        : "**" + test.status().text() + "** " + test.test() + ": " + test.reason());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private String product() {
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
}
