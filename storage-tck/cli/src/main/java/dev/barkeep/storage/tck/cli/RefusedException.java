package dev.barkeep.storage.tck.cli;

import java.io.Serial;

/** The kit cannot be run as it was asked to; says why in one line. */
final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
