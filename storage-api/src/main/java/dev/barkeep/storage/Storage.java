package dev.barkeep.storage;

import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.FieldRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open database. Safe for use by many threads: none loses a row, sees half a call or gets the id of another's row
 * (CON-001). One for a program is enough. Opened by {@link Storages#open}.
 *
 * <p>A call gives its connection back when it ends, also when it fails (CON-004). It leaves the interrupt of its thread as it was:
 * it sets none, and one that was set before is still set afterwards. A call of an interrupted thread may fail, with an exception that
 * is retryable. Nothing else comes of the interrupt: later calls work (CON-005).
 *
 * <p>What was committed is there when it is opened again (LIF-001). Several storages may be open on one database, unless the
 * database belongs to one at a time: then opening the second one fails with an exception that is retryable. What one of them
 * committed, the next call on any other sees, whatever it read before (LIF-005). Neither the zone of the JVM, nor that of the server, nor
 * a change of clocks moves a moment (TIM-001) or a day (TIM-002); the default locale changes nothing (TIM-003).
 */
public interface Storage extends Repositories, AutoCloseable {

    /**
     * Begins a transaction. To be closed, best by try-with-resources. Calls on the storage itself do not belong to it: they
     * run beside it, or wait for it if the storage lacks {@link Capability#CONCURRENT_ACCESS} or has one writer, and then
     * fail after {@code DB_POOL_TIMEOUT} if it is their own thread that they wait for. A write to a storage with one writer then
     * fails with an exception that is not retryable.
     *
     * @return the transaction
     * @throws dev.barkeep.storage.error.ConflictException if somebody else writes, and not everybody can at the same time; at once,
     *     or after a wait (CON-006)
     */
    Transaction begin();

    /**
     * Runs a function in a transaction: commits when it returns, rolls back and rethrows whatever it throws (TX-004). What
     * belongs to the transaction is called on what the function is handed; what it calls on the storage itself runs beside
     * the transaction, and with one writer waits for it in vain, as {@link #begin} says. To undo without an exception,
     * {@link #begin} one.
     *
     * @param <R> its result
     * @param <E> the checked exception it may throw
     * @param work what to do
     * @return what the function returned
     * @throws E what the function threw
     */
    default <R extends @Nullable Object, E extends Exception> R inTransaction(TransactionFunction<R, E> work) throws E {
        try (Transaction transaction = begin()) {
            R result = work.apply(transaction);
            transaction.commit();
            return result;
        }
    }

    /**
     * Runs a function in a transaction, as {@link #inTransaction(TransactionFunction)} does, and runs it again as a whole, in a
     * transaction of its own each time, if it fails for a reason that may pass (TX-012): a conflict, as a deadlock
     * or a serialization failure is, or a database that is not available, for which each run may wait for
     * {@code DB_POOL_TIMEOUT}. What the function does outside of its transaction
     * happens as often as it runs.
     *
     * <p>Errors whose {@link StorageException#isRetryable} is {@code false}, and those of the caller, are thrown at once (TX-013):
     * also an {@link dev.barkeep.storage.error.OutcomeUnknownException}, after which a second run might do everything
     * twice. If the thread is interrupted it is not run again.
     *
     * @param <R> its result
     * @param <E> the checked exception it may throw
     * @param retry how often, and after which pauses
     * @param work what to do
     * @return what the function returned
     * @throws E what the function threw
     * @throws StorageException of the last run; those of the runs before are among its suppressed exceptions
     */
    default <R extends @Nullable Object, E extends Exception> R inTransaction(
            RetryPolicy retry, TransactionFunction<R, E> work) throws E {
        FieldRules.required("retry", retry);
        List<StorageException> failures = new ArrayList<>();
        while (true) {
            try {
                return inTransaction(work);
            } catch (StorageException e) {
                failures.add(e);
                if (!e.isRetryable() || failures.size() == retry.attempts() || !retry.pauseAfter(failures.size())) {
                    failures.stream().filter(failure -> failure != e).forEach(e::addSuppressed);
                    throw e;
                }
            }
        }
    }

    /**
     * Runs an action in a transaction, as {@link #inTransaction(TransactionFunction)} does.
     *
     * @param <E> the checked exception it may throw
     * @param work what to do
     * @throws E what the action threw
     */
    default <E extends Exception> void useTransaction(TransactionAction<E> work) throws E {
        try (Transaction transaction = begin()) {
            work.accept(transaction);
            transaction.commit();
        }
    }

    /**
     * Runs an action in a transaction, and again if it fails for a reason that may pass, as
     * {@link #inTransaction(RetryPolicy, TransactionFunction)} does.
     *
     * @param <E> the checked exception it may throw
     * @param retry how often, and after which pauses
     * @param work what to do
     * @throws E what the action threw
     */
    default <E extends Exception> void useTransaction(RetryPolicy retry, TransactionAction<E> work) throws E {
        inTransaction(retry, transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /**
     * Deletes what a policy no longer wants, in one transaction; "now" is the time of {@link StorageConfig#clock}
     * (RET-001).
     *
     * @param policy how long to keep what
     * @return what was deleted
     */
    RetentionReport prune(RetentionPolicy policy);

    /**
     * Says which database this is (INF-001).
     *
     * @return what it says of itself
     */
    StorageInfo info();

    /**
     * Gives the tables and their versions.
     *
     * @return on the connections of this storage, and closed with it; closing it alone does nothing
     */
    Schema schema();

    /**
     * Says whether the database answers now; never throws because it does not (INF-002). It may wait for a connection for
     * {@code DB_POOL_TIMEOUT}, and for the answer as long as the driver does.
     *
     * @return {@code false} if it does not answer or the storage is closed
     */
    boolean isConnected();

    /**
     * Says whether the database answers in time, for probes of liveness; never throws because it does not. By default the limit is
     * not looked at: that is for storages which have nothing to wait for.
     *
     * @param limit how long to wait for the answer. If another call still waits for one, this call waits for the same
     * @return {@code false} if it does not answer in time, the storage is closed, or the thread is interrupted, which it stays
     */
    default boolean isConnected(Duration limit) {
        FieldRules.required("limit", limit);
        return isConnected();
    }

    /**
     * Counts rows and bytes of the seven tables (INF-003). Reads every table: not for every second.
     *
     * @return the seven tables and no others, by name ascending
     */
    List<TableInfo> tables();

    /**
     * Says what this storage can do beyond what every storage does.
     *
     * @return its capabilities; unmodifiable
     */
    Set<Capability> capabilities();

    /**
     * Copies the database into a new file while it is in use: all that was committed when the copy began, and nothing
     * that came later (CAP-001). Needs {@link Capability#ONLINE_BACKUP}.
     *
     * @param file the file to make
     * @throws dev.barkeep.storage.error.UnsupportedException if the storage lacks the capability
     * @throws dev.barkeep.storage.error.InvalidDataException if the file exists already, in which case it is not
     *     touched, or if its folder does not
     */
    void backup(Path file);

    /**
     * Gives the space of deleted rows back, to the system or at least to the rows to come, and refreshes what the planner of the
     * database knows of the tables. The rows stay as they are (CAP-004). For quiet hours: it may take long, need as much space
     * again as the tables have while it runs, and hold up or refuse others that write. Needs {@link Capability#VACUUM}.
     *
     * @throws dev.barkeep.storage.error.UnsupportedException if the storage lacks the capability
     * @throws dev.barkeep.storage.error.ConflictException if somebody else's transaction stood in the way for too long
     */
    void vacuum();

    /**
     * Closes the storage: rolls back open transactions, reports and closes open streams, gives back its connections
     * (LIF-004). An interrupted thread closes it as well, and stays interrupted. A call that runs in another thread meanwhile comes to its
     * end before this returns, or it stores nothing and ends with a {@link dev.barkeep.storage.error.ClosedException}. Closing may
     * wait for such calls. Every use afterwards is a {@link dev.barkeep.storage.error.ClosedException}, of an append of an event as its
     * cause (LIF-003); closing again does
     * nothing (LIF-002).
     */
    @Override
    void close();
}
