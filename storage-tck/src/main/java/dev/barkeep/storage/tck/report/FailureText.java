package dev.barkeep.storage.tck.report;

import dev.barkeep.storage.tck.limit.HangError;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Says why a test failed, what matters first: of many rows the one that differs. */
public final class FailureText {

    private static final int LONGEST = 500;

    private FailureText() {}

    /**
     * Describes a failure.
     *
     * @param failure what a test threw
     * @return the first difference, if the failure has two long values, and the whole message
     */
    public static String of(@Nullable Throwable failure) {
        if (failure instanceof AssertionFailedError compared
                && compared.isExpectedDefined()
                && compared.isActualDefined()) {
            return Difference.first(value(compared.getExpected()), value(compared.getActual()))
                    .map(difference -> difference + "; " + compared)
                    .orElseGet(compared::toString);
        }
        // The name of its class would only repeat what its message says.
        return String.valueOf(failure instanceof HangError hang ? hang.getMessage() : failure);
    }

    /**
     * Shortens a text to one line: to its beginning, and to its end, where a comparison of lists says what is missing.
     *
     * @param text any text
     * @return one line, with dots where something is left out
     */
    public static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int end = LONGEST / 3;
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - end) + " ... " + line.substring(line.length() - end);
    }

    private static String value(@Nullable ValueWrapper wrapped) {
        return wrapped == null ? "" : wrapped.getStringRepresentation();
    }
}
