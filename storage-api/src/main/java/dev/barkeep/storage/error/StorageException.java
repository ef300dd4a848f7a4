package dev.barkeep.storage.error;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything a storage throws on purpose.
 *
 * <p>Unless a subclass says otherwise, nothing of the failed call is stored and nothing that was stored before is
 * lost. Messages never hold a password.
 */
public abstract sealed class StorageException extends RuntimeException
        permits ClosedException,
                ConfigurationException,
                ConflictException,
                CorruptedException,
                DuplicateException,
                EventNotRecordedException,
                InvalidDataException,
                NotFoundException,
                OutcomeUnknownException,
                ReadOnlyException,
                SchemaMismatchException,
                StorageFullException,
                UnavailableException,
                UnexpectedException,
                UnsupportedException {

    @Serial
    private static final long serialVersionUID = 1L;

    StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Says what happened, where, and what to do; never {@code null}. */
    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * Says whether the same call, or the same transaction as a whole, may succeed if it is run again unchanged.
     *
     * @return {@code true} for {@link UnavailableException}, for {@link ConflictException} unless the thread waited for its own
     *     transaction, and for an
     *     {@link EventNotRecordedException} that one of them caused, else {@code false}
     */
    public boolean isRetryable() {
        return false;
    }
}
