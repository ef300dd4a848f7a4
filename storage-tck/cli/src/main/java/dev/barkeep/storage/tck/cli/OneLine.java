package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.error.StorageException;

/** Texts of any shape as one line. */
public final class OneLine {

    private OneLine() {}

    /**
     * Says what an error says; its class as well where the message alone would not do.
     *
     * @param error the error
     * @return one line
     */
    public static String of(Throwable error) {
        String message = error.getMessage();
        boolean spoken = error instanceof RefusedException || error instanceof StorageException;
        return of(message == null || !spoken ? error.toString() : message);
    }

    /**
     * Brings a text into one line.
     *
     * @param text any text
     * @return the text with every run of blanks and line ends as one blank
     */
    public static String of(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /**
     * Gives the beginning of a long text.
     *
     * @param text any text
     * @param longest its longest length in characters
     * @return one line, with dots at its end if something is missing
     */
    public static String of(String text, int longest) {
        String line = of(text);
        return line.length() <= longest ? line : line.substring(0, longest) + " ...";
    }
}
