package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else holds what this call needs: a lock, a row, the one writer of a file. A storage may tell so at once, or wait first:
 * pause before you run it again, as {@link dev.barkeep.storage.RetryPolicy} does. The transaction of this call,
 * which may be one for this call alone, is rolled back and may be run again as a whole.
 */
public final class ConflictException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public ConflictException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
