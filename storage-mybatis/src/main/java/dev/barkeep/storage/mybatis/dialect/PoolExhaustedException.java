package dev.barkeep.storage.mybatis.dialect;

import java.io.Serial;
import java.sql.SQLTransientConnectionException;

/** All connections of a pool are in use, and none came back in time. Whose fault that is the one who asked may know. */
public final class PoolExhaustedException extends SQLTransientConnectionException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message how the pool stands
     * @param cause what the pool threw
     */
    public PoolExhaustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
