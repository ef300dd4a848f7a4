package dev.barkeep.storage.capability;

/**
 * Something that a storage may lack. Everything that is not listed here every storage can do.
 *
 * <p>A storage that lacks a capability refuses the operations that need it with
 * {@link dev.barkeep.storage.error.UnsupportedException}; it never does something similar instead.
 */
public enum Capability {
    /** {@link dev.barkeep.storage.Storage#backup}: a consistent copy of the database into a file while it is in use. */
    ONLINE_BACKUP,

    /**
     * Reads and streams run beside an open transaction, and it beside them. A storage without it has one connection
     * for all: whoever comes second waits for {@code DB_POOL_TIMEOUT} and then gets an
     * {@link dev.barkeep.storage.error.UnavailableException} (CAP-002), or, if it wants to write, a
     * {@link dev.barkeep.storage.error.ConflictException}.
     */
    CONCURRENT_ACCESS,

    /**
     * A transaction can write while a stream of its own is open, and the stream goes on to show the rows of the moment it
     * was opened. A storage without it refuses such writes; a stream of the storage itself, beside the transaction, does
     * the same job there.
     */
    WRITE_WHILE_STREAMING,

    /** {@link dev.barkeep.storage.Storage#vacuum}: gives the space of deleted rows back. */
    VACUUM
}
