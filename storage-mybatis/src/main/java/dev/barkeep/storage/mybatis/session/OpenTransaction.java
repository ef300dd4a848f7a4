package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.UnsupportedException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** A transaction that has begun: its connection, its streams, and its one end. A call that throws in it ends it. */
final class OpenTransaction {

    private final StorageScope storage;
    private final SqlDatabase database;
    private final Leaks leaks;
    private final Session session;
    private final RowStreams streams;
    private final Holder holder = Holder.transaction();

    /** For the thread of the transaction; another one has it only to end what was left. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Written under the lock; read without it by those who only want to know. */
    private volatile boolean ended;

    OpenTransaction(StorageScope storage, SqlDatabase database, Leaks leaks, Session session) {
        this.storage = storage;
        this.database = database;
        this.leaks = leaks;
        this.session = session;
        this.streams = new RowStreams(storage::translate, leaks);
    }

    Holder holder() {
        return holder;
    }

    <R extends @Nullable Object> R call(String doing, Call<R> call) {
        requireNotWithin();
        lock.lock();
        try {
            requireOpen();
            boolean done = false;
            try {
                R result = call.apply(session);
                // The storage closed meanwhile and did not wait: nobody else will end this.
                storage.requireOpen();
                done = true;
                return result;
            } catch (SQLException | RuntimeException e) {
                throw storage.translate(doing, e);
            } finally {
                if (!done) {
                    rollback();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** SQLite shows an open cursor what is written behind it: a stream fed back into its table would never end. */
    void requireNoStream() {
        if (!streams.isEmpty() && !database.capabilities().contains(Capability.WRITE_WHILE_STREAMING)) {
            throw new UnsupportedException(
                    Capability.WRITE_WHILE_STREAMING,
                    database.dialect().id(),
                    "close the transaction's streams before it writes, or stream from the storage beside it");
        }
    }

    <T> Stream<T> stream(String doing, Call<Cursor<T>> query) {
        return call(doing, of -> streams.open(doing, query.apply(of), null));
    }

    void commit() {
        requireNotWithin();
        lock.lock();
        try {
            requireOpen();
            streams.close();
            database.dialect().commit(session.raw());
            end();
        } catch (SQLException e) {
            throw database.translateCommit(e);
        } finally {
            rollback();
            lock.unlock();
        }
    }

    /**
     * Rows that are being saved must not act on the transaction that saves them: what they wrote would be counted as the
     * call's, and what they ended would end half of it.
     */
    void requireNotWithin() {
        if (lock.isHeldByCurrentThread()) {
            throw new InvalidDataException(
                    "rows",
                    "a source that uses the transaction it is saved in",
                    "must be read before, or from elsewhere");
        }
    }

    /** Rolls back, unless it has ended. If even that fails the connection goes, and the database undoes it all. */
    void rollback() {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            streams.close();
            try {
                database.dialect().rollback(session.raw());
            } catch (SQLException e) {
                Leaks.log.warn("A rollback failed; its connection is thrown away", e);
                database.discard(session.raw());
            } finally {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses to go on after the end. */
    void requireOpen() {
        storage.requireOpen();
        if (ended) {
            throw new ClosedException("transaction");
        }
    }

    /** Nobody can end it any more. */
    void leaked() {
        boolean reported;
        lock.lock();
        try {
            reported = !ended && !storage.isClosed();
            rollback();
        } finally {
            lock.unlock();
        }
        if (reported) {
            leaks.report(holder);
        }
    }

    /**
     * Ends it with the storage, unless a call runs in it until the deadline; that one finds the storage closed and ends it
     * itself.
     */
    void storageCloses(long deadline) {
        try {
            if (lock.tryLock() || lock.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                try {
                    streams.closeAsLeaks();
                    rollback();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ended = true;
        storage.ended(this);
        session.close();
    }
}
