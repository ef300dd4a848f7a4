package dev.barkeep.storage.tck.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param value the answer, a stream as the list of its rows; {@code null} if it threw
 * @param thrown what it threw
 * @param misconduct what it did that no call may do, in words
 */
record Outcome(@Nullable Object value, @Nullable Throwable thrown, List<String> misconduct) {

    Outcome {
        misconduct = List.copyOf(misconduct);
    }

    String words() {
        return thrown == null ? Words.of(value) : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
