package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.error.StorageException;

/** Texts of any shape as one line. */
final class OneLine {

    private OneLine() {}

    /** What an error says; its class as well where the message alone would not do. */
    static String of(Throwable error) {
        String message = error.getMessage();
        boolean spoken = error instanceof RefusedException || error instanceof StorageException;
        return of(message == null || !spoken ? error.toString() : message);
    }

    static String of(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The beginning of a long text; the whole is in the report. */
    static String of(String text, int longest) {
        String line = of(text);
        return line.length() <= longest ? line : line.substring(0, longest) + " ...";
    }
}
