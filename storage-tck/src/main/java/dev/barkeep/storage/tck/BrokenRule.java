package dev.barkeep.storage.tck;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that names the rules which it shows to be broken. For tests of many rules at once: the rule of such a test's
 * display name does not say what to look at.
 */
public final class BrokenRule extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The ids of the broken rules. */
    private final String[] rules;

    /**
     * Makes it.
     *
     * @param rules the ids of the broken rules
     * @param message what was expected and what was found
     * @param cause what it comes from, if there is more to say
     */
    public BrokenRule(List<String> rules, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.rules = rules.toArray(String[]::new);
    }

    /**
     * Returns the broken rules.
     *
     * @return their ids
     */
    public List<String> rules() {
        return List.of(rules);
    }
}
