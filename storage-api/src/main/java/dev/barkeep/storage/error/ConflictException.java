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

    private final boolean ownDoing;

    /**
     * Makes the exception of one who waits for somebody else.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public ConflictException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /**
     * Makes the exception.
     *
     * @param message what happened, where, and what to do
     * @param cause what the driver threw, if it was the driver
     * @param ownDoing whether the thread waits for its own transaction, which it cannot end while it waits
     */
    public ConflictException(String message, @Nullable Throwable cause, boolean ownDoing) {
        super(message, cause);
        this.ownDoing = ownDoing;
    }

    /**
     * Says whether it may succeed if it is run again.
     *
     * @return {@code true}, unless the thread waited for a transaction of its own
     */
    @Override
    public boolean isRetryable() {
        return !ownDoing;
    }
}
