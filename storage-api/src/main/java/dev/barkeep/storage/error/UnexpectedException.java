package dev.barkeep.storage.error;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database reported something that no rule of this library covers. If you can say what it should have been, it is a
 * bug of ours.
 */
public final class UnexpectedException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The SQLState, if the driver gave one. */
    private final @Nullable String sqlState;

    /** The database's own code; 0 if it gave none. */
    private final int vendorCode;

    /**
     * Makes the exception.
     *
     * @param message what was being done
     * @param cause what the driver threw
     */
    public UnexpectedException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = cause instanceof SQLException sql ? sql.getSQLState() : null;
        this.vendorCode = cause instanceof SQLException sql ? sql.getErrorCode() : 0;
    }

    /**
     * Gives the SQLState.
     *
     * @return five characters, or {@code null} if the driver gave none
     */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /**
     * Gives the database's own error code.
     *
     * @return the code; 0 if there is none
     */
    public int vendorCode() {
        return vendorCode;
    }
}
