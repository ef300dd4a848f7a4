package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The disk or the quota of the database is full. The call was rolled back; what was committed before is intact.
 */
public final class StorageFullException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public StorageFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
