package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The database file is damaged. Nothing was written; take a copy of the file before anything else.
 */
public final class CorruptedException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public CorruptedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
