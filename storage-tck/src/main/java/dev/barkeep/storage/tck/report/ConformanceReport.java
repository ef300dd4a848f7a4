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
 * @param interrupted whether the run was ended before all its tests were done
 * @param knownFailures the rules that the backend declares it cannot keep, with the reasons
 * @param rules how many rules had each outcome
 * @param tests how many tests had each outcome
 * @param outcomes what became of each rule, by id
 */
@JsonPropertyOrder({"name", "product", "seed", "interrupted", "knownFailures", "rules", "tests", "outcomes"})
public record ConformanceReport(
        String name,
        @Nullable String product,
        long seed,
        boolean interrupted,
        Map<String, String> knownFailures,
        Map<Status, Long> rules,
        Map<Status, Long> tests,
        List<RuleOutcome> outcomes) {

    /**
     * Gives the report another name.
     *
     * @param other the name
     * @return the same report of that name
     */
    public ConformanceReport named(String other) {
        return new ConformanceReport(other, product, seed, interrupted, knownFailures, rules, tests, outcomes);
    }

    /** What became of a rule or of one of its tests. The first one counts of those that the tests of a rule have. */
    public enum Status {
        /** A test found the rule broken. */
        FAILED("failed"),
        /** Broken, as the backend declares. */
        KNOWN_FAILURE("known failure (declared)"),
        /** Kept. */
        PASSED("passed"),
        /** The storage lacks a capability, and refuses what needs it as it should. */
        UNSUPPORTED("unsupported (asserted)"),
        /** Not tried, with a reason. */
        NOT_RUN("not run");

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
     * One rule: failed if a test of it failed, else a known failure if one failed as declared, else passed if one passed,
     * else what became of its tests.
     *
     * @param rule its id
     * @param status what became of it
     * @param stated the Javadoc that states it; {@code null} if the API does not
     * @param tests its tests
     */
    public record RuleOutcome(
            String rule, Status status, @Nullable String stated, List<TestOutcome> tests) {

        static RuleOutcome of(String rule, List<TestOutcome> tests) {
            Status status =
                    tests.stream().map(TestOutcome::status).sorted().findFirst().orElse(Status.NOT_RUN);
            return new RuleOutcome(rule, status, StatedRules.place(rule).orElse(null), List.copyOf(tests));
        }
    }
}
