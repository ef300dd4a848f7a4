package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A row with the same unique key exists already, where the call was to make a new one.
 */
public final class DuplicateException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public DuplicateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
