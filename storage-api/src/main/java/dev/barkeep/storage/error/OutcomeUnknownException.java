package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while a commit was under way, alone or as part of a statement that saves a single row: it may have happened
 * or not. Read back before running it again.
 */
public final class OutcomeUnknownException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
