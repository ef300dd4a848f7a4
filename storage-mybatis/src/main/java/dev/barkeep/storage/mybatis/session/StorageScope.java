package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.dialect.Connections.Sharing;
import dev.barkeep.storage.mybatis.dialect.PoolExhaustedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a storage: each call has a connection and a transaction of its own. Knows every connection that is in use,
 * so that none survives the storage.
 */
public final class StorageScope implements CallScope, AutoCloseable {

    /** How long closing waits for calls that run; they are told to stop, and need only notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SqlDatabase database;
    private final Configuration statements;
    private final boolean echo;
    private final Leaks leaks;
    private final RowStreams streams;
    private final Set<OpenTransaction> transactions = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sessionEnded = lock.newCondition();
    private final Set<Session> inUse = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes the scope.
     *
     * @param database the database; closed with the scope
     * @param statements the mapped statements
     * @param echo whether to log statements
     * @param onLeak who is told of streams and transactions that nobody ended
     */
    public StorageScope(SqlDatabase database, Configuration statements, boolean echo, Consumer<Leak> onLeak) {
        this.database = database;
        this.statements = statements;
        this.echo = echo;
        this.leaks = new Leaks(onLeak);
        this.streams = new RowStreams(this::translate, leaks);
    }

    @Override
    public boolean commitsCalls() {
        return true;
    }

    @Override
    public <R extends @Nullable Object> R read(String doing, Call<R> call) {
        return read(doing, database::reader, this::ended, call);
    }

    @Override
    public <R extends @Nullable Object> R readOneMoment(String doing, Call<R> call) {
        return read(doing, database::streamer, this::endedOneMoment, call);
    }

    /**
     * Does what cannot be done in a transaction, on a connection that may write.
     *
     * @param <R> the result
     * @param doing what is being done, for messages
     * @param call what to do
     * @return its result
     */
    public <R extends @Nullable Object> R maintain(String doing, Call<R> call) {
        try (Session session = open(database::committingWriter, this::ended)) {
            return call.apply(session);
        } catch (SQLException | RuntimeException e) {
            throw translate(doing, e, true);
        }
    }

    private <R extends @Nullable Object> R read(
            String doing, Source source, Consumer<Session> whenClosed, Call<R> call) {
        try (Session session = open(source, whenClosed)) {
            return call.apply(session);
        } catch (SQLException | RuntimeException e) {
            throw translate(doing, e);
        }
    }

    @Override
    public <R extends @Nullable Object> R write(String doing, Call<R> call) {
        OpenTransaction transaction = beginUnwatched();
        try {
            R result = transaction.call(doing, call);
            transaction.commit();
            return result;
        } finally {
            transaction.rollback();
        }
    }

    @Override
    public <R extends @Nullable Object> R writeByOneStatement(String doing, Call<R> call) {
        if (!database.commitsStatements()) {
            return write(doing, call);
        }
        Session opened;
        try {
            opened = open(database::committingWriter, this::ended);
        } catch (SQLException | RuntimeException e) {
            throw translate(doing, e, true);
        }
        try (Session session = opened) {
            return call.apply(session);
        } catch (SQLException | RuntimeException e) {
            RuntimeException unknown =
                    Failures.translate(e, doing, error -> database.translateCommitting(doing, error));
            throw unknown instanceof OutcomeUnknownException ? unknown : translate(doing, e, true);
        }
    }

    @Override
    public <T> Stream<T> stream(String doing, Call<Cursor<T>> query) {
        @Nullable Session session = null;
        boolean handedOver = false;
        try {
            session = open(database::streamer, this::endedOneMoment);
            session.streamAlone();
            Stream<T> stream = streams.open(doing, query.apply(session), session);
            handedOver = true;
            if (closed) {
                // It was opened while the storage closed, which did not see it.
                stream.close();
                throw new ClosedException("storage");
            }
            return stream;
        } catch (SQLException | RuntimeException e) {
            throw translate(doing, e);
        } finally {
            if (session != null && !handedOver) {
                session.close();
            }
        }
    }

    /**
     * Begins a transaction.
     *
     * @return its scope; watched, so that it is ended and reported if it becomes garbage before
     */
    public TransactionScope begin() {
        OpenTransaction transaction = beginUnwatched();
        TransactionScope scope = new TransactionScope(transaction);
        leaks.watch(scope, transaction::leaked);
        return scope;
    }

    @Override
    public void requireOpen() {
        if (closed) {
            throw new ClosedException("storage");
        }
    }

    /**
     * Stops what runs, rolls back open transactions, closes open streams and the database. Does nothing the second time.
     * A call that does not notice within some seconds, as one that waits for rows of its caller, is left to itself; its
     * connection ends when it comes back.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        // A thread that was interrupted closes its storage all the same, and stays interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            cancelAll(deadline);
            streams.closeAsLeaks();
            transactions.forEach(transaction -> transaction.storageCloses(deadline));
            awaitSessions(deadline);
        } finally {
            database.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private OpenTransaction beginUnwatched() {
        try {
            OpenTransaction transaction =
                    new OpenTransaction(this, database, leaks, open(database::begin, this::ended));
            transactions.add(transaction);
            if (closed) {
                // It began while the storage closed, which did not see it in the set.
                transaction.rollback();
                throw new ClosedException("storage");
            }
            return transaction;
        } catch (SQLException | RuntimeException e) {
            throw translate("begin a transaction", e, true);
        }
    }

    /** Takes a connection, and lets go of it if the storage was closed meanwhile. */
    private Session open(Source source, Consumer<Session> whenClosed) throws SQLException {
        requireOpen();
        Connection connection = source.get();
        Session session = new Session(database, statements, connection, echo, whenClosed);
        inUse.add(session);
        if (closed) {
            session.close();
            throw new ClosedException("storage");
        }
        return session;
    }

    private void endedOneMoment(Session session) {
        try {
            if (!session.raw().isClosed()) {
                database.dialect().rollback(session.raw());
            }
        } catch (SQLException e) {
            Leaks.log.warn("A read could not be ended; its connection is thrown away", e);
            database.discard(session.raw());
        } finally {
            ended(session);
        }
    }

    /** Gives a connection back. */
    private void ended(Session session) {
        try {
            // Not while it is told to stop: a driver need not bear that.
            synchronized (session) {
                if (closed) {
                    database.closeLate(session.raw());
                } else {
                    session.raw().close();
                }
            }
        } catch (SQLException e) {
            Leaks.log.warn("A connection could not be given back and is thrown away", e);
            database.discard(session.raw());
        } finally {
            inUse.remove(session);
            lock.lock();
            try {
                sessionEnded.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    void ended(OpenTransaction transaction) {
        transactions.remove(transaction);
    }

    boolean isClosed() {
        return closed;
    }

    RuntimeException translate(String doing, Exception e) {
        return translate(doing, e, false);
    }

    private RuntimeException translate(String doing, Exception e, boolean begins) {
        RuntimeException translated = Failures.translate(
                e, doing, error -> database.translate(doing, error), exhausted -> exhausted(doing, exhausted, begins));
        // Whatever the driver says of statements and connections that were ended under it, this is the reason.
        if (closed && translated instanceof StorageException && !(translated instanceof ClosedException)) {
            ClosedException reason = new ClosedException("storage");
            reason.addSuppressed(e);
            return reason;
        }
        return translated;
    }

    /** Says who has the connections that were waited for: those who wait cannot know, and are not to blame. */
    private StorageException exhausted(String doing, PoolExhaustedException exhausted, boolean begins) {
        Sharing sharing = database.sharing();
        Stream<Holder> writers = sharing == Sharing.ONE_WRITER && !begins
                ? Stream.of()
                : transactions.stream().map(OpenTransaction::holder);
        Stream<Holder> readers = sharing == Sharing.ONE_WRITER && begins ? Stream.of() : streams.holders().stream();
        List<Holder> holders = Stream.concat(writers, readers)
                .sorted(Comparator.comparingLong(Holder::since))
                .toList();
        String message = "could not " + doing + ": " + exhausted.getMessage()
                + (holders.isEmpty()
                        ? ""
                        : ". Streams and transactions hold one until they are closed: "
                                + holders.get(0).describe(holders.size())
                                + "; those that became garbage unclosed are told to StorageConfig.onLeak");
        // Behind one writer or one connection it is the others' transactions that are waited for.
        StorageException told = begins && sharing != Sharing.ANY_FOR_ALL
                ? new ConflictException(message, exhausted, holders.stream().anyMatch(Holder::isOfThisThread))
                : new UnavailableException(message, exhausted);
        holders.forEach(holder -> told.addSuppressed(holder.openedAt()));
        return told;
    }

    /** One after the other, and each may take its time. */
    private void cancelAll(long deadline) {
        for (Session session : inUse) {
            if (System.nanoTime() < deadline) {
                cancel(session);
            }
        }
    }

    private void cancel(Session session) {
        try {
            synchronized (session) {
                if (!session.isClosed()) {
                    database.dialect().cancel(session.raw());
                }
            }
        } catch (SQLException e) {
            Leaks.log.debug("A statement could not be stopped; it will come to its own end", e);
        }
    }

    private void awaitSessions(long deadline) {
        lock.lock();
        try {
            while (!inUse.isEmpty() && System.nanoTime() < deadline) {
                // A statement may have begun after it was told to stop.
                cancelAll(deadline);
                long unused = sessionEnded.awaitNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        if (!inUse.isEmpty()) {
            Leaks.log.warn(
                    "The storage closes while {} calls still run; their connections end with them", inUse.size());
        }
    }

    /** Where a connection comes from. */
    private interface Source {
        Connection get() throws SQLException;
    }
}
