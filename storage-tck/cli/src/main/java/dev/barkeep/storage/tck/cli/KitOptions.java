package dev.barkeep.storage.tck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What can be said of a run of the kit, in every program that runs it. */
public final class KitOptions {

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where conformance-BACKEND.md and .json go; by default the current folder.",
            defaultValue = "")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path report;

    @Option(
            names = "--only",
            paramLabel = "WHAT",
            split = ",",
            description = "Test these rules only: ids, their first letters, or names of suites, like"
                    + " TX-004,BAR,Concurrency. The report is called conformance-BACKEND-part.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--known-failure",
            paramLabel = "RULE=REASON",
            description = "A rule that the database cannot keep, and why; may be repeated. It has to fail, and does not"
                    + " count as broken.")
    private List<String> knownFailures = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description =
                    "How long a test, and opening or closing its storage, may take; 300 by default. The third test"
                            + " that takes longer ends the run.",
            defaultValue = "300")
    private int timeout;

    /** Filled by picocli. */
    public KitOptions() {}

    Path report() {
        return report;
    }

    List<String> only() {
        return List.copyOf(only);
    }

    /** The reasons by rule. */
    Map<String, String> knownFailures() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String declared : knownFailures) {
            String[] parts = declared.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new RefusedException(
                        "--known-failure takes a rule and a reason, like --known-failure 'CON-001=one connection only'");
            }
            reasons.put(parts[0].strip(), parts[1].strip());
        }
        return reasons;
    }

    Duration timeout() {
        if (timeout < 1) {
            throw new RefusedException("--timeout takes a number of seconds, 1 or more");
        }
        return Duration.ofSeconds(timeout);
    }
}
