package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The database does not have the tables that this library needs: it belongs to another program, or to another version of
 * this one. It was not changed. The message says what to do about it.
 */
public final class SchemaMismatchException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What does not fit. */
    public enum Reason {
        /** Tables of another program have the names of ours, or the database is marked as another program's. */
        OTHER_PROGRAM,
        /** A table or column that a statement needs is not there. */
        TABLES_DIFFER,
        /** Our tables, and nothing that tells their version: see {@link dev.barkeep.storage.Schema#baseline}. */
        NO_HISTORY,
        /** A migration was applied that is newer than all that this library knows. */
        NEWER,
        /** A migration was applied from another script than this library has. */
        CHANGED,
        /** A migration was applied that this library lacks, although it has newer ones. */
        MISSING,
        /** A migration was left out, as a newer one was applied before this library had it. */
        LATE,
        /** A migration was begun and not finished: see {@link dev.barkeep.storage.Schema#repair}. */
        UNFINISHED,
        /** Migrations are pending, and {@link dev.barkeep.storage.SchemaPolicy#VALIDATE} applies none. */
        PENDING
    }

    /** What does not fit. */
    private final Reason reason;

    /**
     * Makes the exception.
     *
     * @param reason what does not fit
     * @param message what was found, what was expected, and what to do
     * @param cause what the driver threw, if it was the driver
     */
    public SchemaMismatchException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Says what does not fit.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
