package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The database, its file or its folder may not be written to.
 */
public final class ReadOnlyException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public ReadOnlyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
