package dev.barkeep.storage.error;

import java.io.Serial;

/**
 * A system event could not be appended. A type of its own, so that a host can go on without its log while errors of its
 * business data stop it. The cause says why.
 */
public final class EventNotRecordedException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param eventType the event's type, as given
     * @param cause why it could not be stored
     */
    public EventNotRecordedException(String eventType, StorageException cause) {
        super("event '" + eventType + "' was not recorded: " + cause.getMessage(), cause);
    }

    @Override
    public boolean isRetryable() {
        return getCause() instanceof StorageException cause && cause.isRetryable();
    }
}
