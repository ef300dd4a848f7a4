package dev.barkeep.storage.error;

import dev.barkeep.storage.capability.Capability;
import java.io.Serial;

/**
 * The storage lacks the capability that an operation needs.
 */
public final class UnsupportedException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is lacking. */
    private final Capability capability;

    /**
     * Makes the exception.
     *
     * @param capability what is lacking
     * @param backend the backend that lacks it
     * @param remedy what to do instead
     */
    public UnsupportedException(Capability capability, String backend, String remedy) {
        super("this database of backend '" + backend + "' does not support " + capability + ": " + remedy, null);
        this.capability = capability;
    }

    /**
     * Says what is lacking.
     *
     * @return the capability
     */
    public Capability capability() {
        return capability;
    }
}
