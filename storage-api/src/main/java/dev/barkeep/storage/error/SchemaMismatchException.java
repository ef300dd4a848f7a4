package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The database does not have the tables that this library needs: it belongs to another program, or to another version of
 * this one. It was not changed.
 */
public final class SchemaMismatchException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was found, what was expected, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public SchemaMismatchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
