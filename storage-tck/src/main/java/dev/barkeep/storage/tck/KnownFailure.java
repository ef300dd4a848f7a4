package dev.barkeep.storage.tck;

import dev.barkeep.storage.tck.report.FailureText;
import java.io.Serial;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Ends a test that fails as the backend declares: no failure of the run, and nothing that passed. */
final class KnownFailure extends TestAbortedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String[] rules;

    KnownFailure(List<String> rules, String reason, Throwable failure) {
        super(reason + "; it fails by: " + FailureText.of(failure), failure);
        this.rules = rules.toArray(String[]::new);
    }

    /** The declared rules that the test shows to be broken. */
    List<String> rules() {
        return List.of(rules);
    }
}
