package dev.barkeep.storage.tck.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the kit found.
 *
 * @param name the test class that ran
 * @param product the database product and its version; {@code null} if none could be opened
 * @param seed the seed of the random values
 * @param rules how many rules had each outcome
 * @param tests how many tests had each outcome
 * @param outcomes what became of each rule, by id
 */
@JsonPropertyOrder({"name", "product", "seed", "rules", "tests", "outcomes"})
public record ConformanceReport(
        String name,
        @Nullable String product,
        long seed,
        Map<Status, Long> rules,
        Map<Status, Long> tests,
        List<RuleOutcome> outcomes) {

    /** What became of a rule or of one of its tests. */
    public enum Status {
        /** A test found the rule broken. */
        FAILED("failed"),
        /** The storage lacks a capability, and refuses what needs it as it should. */
        UNSUPPORTED("unsupported (asserted)"),
        /** Not tried, with a reason. */
        NOT_RUN("not run"),
        /** Kept. */
        PASSED("passed");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /**
         * Says it in words.
         *
         * @return the words
         */
        public String text() {
            return text;
        }
    }

    /**
     * One test of a rule.
     *
     * @param test where it is and what it says
     * @param status what became of it
     * @param reason why, if it did not pass
     */
    public record TestOutcome(
            String test, Status status, @Nullable String reason) {}

    /**
     * One rule: failed if a test of it failed, else passed if one passed, else what became of its tests.
     *
     * @param rule its id
     * @param status what became of it
     * @param tests its tests
     */
    public record RuleOutcome(String rule, Status status, List<TestOutcome> tests) {

        static RuleOutcome of(String rule, List<TestOutcome> tests) {
            List<Status> found = tests.stream().map(TestOutcome::status).toList();
            Status status = found.contains(Status.FAILED)
                    ? Status.FAILED
                    : found.contains(Status.PASSED)
                            ? Status.PASSED
                            : found.contains(Status.UNSUPPORTED) ? Status.UNSUPPORTED : Status.NOT_RUN;
            return new RuleOutcome(rule, status, List.copyOf(tests));
        }
    }
}
