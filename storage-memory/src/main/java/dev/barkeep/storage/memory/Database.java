package dev.barkeep.storage.memory;

import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What was committed, and who may write. Readers never wait; writers take turns. */
final class Database {

    private final Duration longestWait;
    /** The last number of each table. It never goes back, so that later rows have greater ones, whatever was undone. */
    private final Map<StoredTable<?>, Long> lastIds = new HashMap<>();

    private Contents committed = Contents.EMPTY;
    private boolean tables;
    private boolean written;
    private boolean closed;

    /** Creates a database without tables. */
    Database(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** What was committed last. */
    synchronized Contents committed() {
        requireOpen();
        if (!tables) {
            throw new SchemaMismatchException(
                    Reason.TABLES_DIFFER,
                    "the tables, like portfolio_positions, are not there; make them by Schema.migrate()",
                    null);
        }
        return committed;
    }

    synchronized void requireOpen() {
        if (closed) {
            throw new ClosedException("storage");
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until nobody else writes. */
    synchronized void beginWriting() {
        long deadline = System.nanoTime() + longestWait.toNanos();
        requireOpen();
        while (written) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new ConflictException(
                        "another transaction has been writing for longer than DB_POOL_TIMEOUT, "
                                + longestWait.toSeconds() + " seconds; end it, or run this one again",
                        null);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException(
                        "the thread was interrupted while it waited for another transaction to end", e);
            }
            requireOpen();
        }
        written = true;
    }

    /** Makes rows visible to all, unless the database was closed meanwhile. */
    synchronized void commit(Contents contents) {
        requireOpen();
        committed = contents;
    }

    synchronized void endWriting() {
        written = false;
        notifyAll();
    }

    synchronized long nextId(StoredTable<?> table) {
        return lastIds.merge(table, 1L, Math::addExact);
    }

    synchronized void raiseIds(StoredTable<?> table, long id) {
        lastIds.merge(table, id, Math::max);
    }

    synchronized boolean hasTables() {
        requireOpen();
        return tables;
    }

    /** Creates the tables, or drops them with all rows. */
    void changeTables(boolean wanted) {
        beginWriting();
        try {
            synchronized (this) {
                if (tables != wanted) {
                    committed = Contents.EMPTY;
                    tables = wanted;
                }
            }
        } finally {
            endWriting();
        }
    }

    /** Ends it; says whether this call did. */
    synchronized boolean close() {
        boolean ended = !closed;
        closed = true;
        committed = Contents.EMPTY;
        notifyAll();
        return ended;
    }
}
