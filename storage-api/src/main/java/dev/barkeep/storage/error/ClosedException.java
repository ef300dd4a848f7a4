package dev.barkeep.storage.error;

import java.io.Serial;

/**
 * A storage, transaction or stream was used after its end. A mistake of the program, not of the database.
 */
public final class ClosedException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What was used after its end. */
    private final String what;

    /**
     * Makes the exception.
     *
     * @param what what was used after its end: "storage", "transaction" or "stream", with its name where it has one
     */
    public ClosedException(String what) {
        super(what + " is closed: open a new one", null);
        this.what = what;
    }

    /**
     * Says what was used after its end.
     *
     * @return "storage", "transaction" or "stream", with its name where it has one
     */
    public String what() {
        return what;
    }
}
