package dev.barkeep.storage.tck.compare;

import java.util.List;

/**
 * A storage is not as the model is.
 *
 * @param rules the ids of the rules that it breaks, the likeliest first; at least one
 * @param message what was called, what the model does, and what the storage did
 */
public record Difference(List<String> rules, String message) {

    /** Creates it of a copy of the rules. */
    public Difference {
        rules = List.copyOf(rules);
    }
}
