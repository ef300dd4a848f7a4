package dev.barkeep.storage;

/**
 * Several calls that happen wholly or not at all. The transaction is this object: what is called on its repositories
 * belongs to it, what is called on the storage does not, in whatever thread.
 *
 * <ul>
 *   <li>It sees what it wrote itself (TX-006); others see it after {@link #commit} (TX-001, TX-007). Isolation is read
 *       committed or stronger.
 *   <li>Of two that change one row none is lost: the second one waits for the end of the first or gets a
 *       {@link dev.barkeep.storage.error.ConflictException} (TX-008), at once or after a wait. It waits for a connection for
 *       {@code DB_POOL_TIMEOUT} at most, and for a lock at most as long again (CON-006); the same holds for calls on the storage that
 *       change a row. On connections of a host's own data source the host sets how long a lock is waited for.
 *   <li>{@link #rollback}, and {@link #close} without a commit, leave nothing of it (TX-002, TX-003).
 *   <li>After its end every use is a {@link dev.barkeep.storage.error.ClosedException} (TX-005), except closing it again.
 *   <li>A call that is refused before it reaches the database (bad arguments, a position that would be negative) leaves the
 *       transaction as it was. A call that fails in the database, or in the middle of a stream of rows, ends it: all of it
 *       is rolled back at once (TX-009).
 *   <li>Rows that are being saved in it must not use it themselves; that is refused with an
 *       {@link dev.barkeep.storage.error.InvalidDataException} and undoes the call (TX-011).
 *   <li>It holds a connection and locks: keep it short. It is for one thread at a time. One that is never ended is rolled
 *       back and reported to {@link StorageConfig#onLeak}, once it is garbage (TX-010).
 * </ul>
 */
public interface Transaction extends Repositories, AutoCloseable {

    /**
     * Makes everything that was written in the transaction permanent and ends it.
     *
     * @throws dev.barkeep.storage.error.ConflictException if somebody else's transaction stood in the way; rolled back
     * @throws dev.barkeep.storage.error.OutcomeUnknownException if the connection was lost on the way
     */
    void commit();

    /** Undoes everything that was written in the transaction and ends it. */
    void rollback();

    /** Ends the transaction; rolls it back unless it was committed. */
    @Override
    void close();
}
