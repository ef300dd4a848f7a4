package dev.barkeep.storage.tck.compare;

import java.io.Serial;

/** What rows of a caller throw. It has to reach the caller as it was thrown. */
final class SourceFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SourceFailure(String message) {
        super(message);
    }
}
