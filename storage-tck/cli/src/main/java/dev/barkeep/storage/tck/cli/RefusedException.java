package dev.barkeep.storage.tck.cli;

import java.io.Serial;

/** What was asked for cannot be done; says why in one line. */
public class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes it.
     *
     * @param message what is wrong, where, and what to do
     */
    public RefusedException(String message) {
        super(message);
    }

    /**
     * Makes it.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what it comes from
     */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
