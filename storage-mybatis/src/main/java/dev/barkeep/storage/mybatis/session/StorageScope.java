package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.StreamLeak;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.SqlDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scope of a storage: each call has a connection and a transaction of its own. */
public final class StorageScope implements CallScope, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StorageScope.class);

    private final SqlDatabase database;
    private final boolean echo;
    private final RowStreams streams;
    private final Set<TransactionScope> transactions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes the scope.
     *
     * @param database the database; closed with the scope
     * @param echo whether to log statements
     * @param onLeak who is told of streams that nobody closed
     */
    public StorageScope(SqlDatabase database, boolean echo, Consumer<StreamLeak> onLeak) {
        this.database = database;
        this.echo = echo;
        this.streams = new RowStreams(database, onLeak);
    }

    @Override
    public <R extends @Nullable Object> R read(String doing, Function<UnitOfWork, R> call) {
        requireOpen();
        try (UnitOfWork work = work(database.reader())) {
            return call.apply(work);
        } catch (SQLException | RuntimeException e) {
            throw translate(doing, e);
        }
    }

    @Override
    public <R extends @Nullable Object> R write(String doing, Function<UnitOfWork, R> call) {
        try (TransactionScope transaction = begin()) {
            R result = transaction.write(doing, call);
            transaction.commit();
            return result;
        }
    }

    @Override
    public <T> Stream<T> stream(String doing, Function<UnitOfWork, Cursor<T>> query) {
        requireOpen();
        @Nullable UnitOfWork work = null;
        try {
            work = work(database.streamer());
            return streams.open(doing, query.apply(work), work);
        } catch (SQLException | RuntimeException e) {
            RuntimeException translated = translate(doing, e);
            closeAfter(translated, work);
            throw translated;
        }
    }

    /**
     * Begins a transaction.
     *
     * @return its scope, to be closed
     */
    public TransactionScope begin() {
        requireOpen();
        try {
            TransactionScope transaction = new TransactionScope(this, work(database.begin()));
            transactions.add(transaction);
            return transaction;
        } catch (SQLException | RuntimeException e) {
            throw translate("begin a transaction", e);
        }
    }

    /**
     * Says whether the scope was closed.
     *
     * @return whether it was
     */
    public boolean isClosed() {
        return closed;
    }

    /** Rolls back open transactions, closes open streams and the database. Does nothing the second time. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        transactions.forEach(TransactionScope::close);
        streams.closeAll();
        database.close();
    }

    RowStreams streams() {
        return streams;
    }

    void commit(UnitOfWork work) {
        try {
            database.commit(work.raw());
        } catch (SQLException e) {
            StorageException translated = database.translate("commit", e);
            rollback(work);
            throw translated instanceof UnavailableException
                    ? new OutcomeUnknownException(
                            "the connection was lost during a commit, which may have happened or not: "
                                    + translated.getMessage() + "; read back before writing again",
                            e)
                    : translated;
        }
    }

    /** Rolls back; if even that fails, the connection goes, and the database undoes the transaction with it. */
    void rollback(UnitOfWork work) {
        try {
            database.rollback(work.raw());
        } catch (SQLException e) {
            log.warn("A rollback failed; its connection is thrown away", e);
            database.discard(work.raw());
        }
    }

    void ended(TransactionScope transaction, UnitOfWork work) {
        transactions.remove(transaction);
        try {
            work.close();
        } catch (SQLException e) {
            log.warn("A connection could not be given back and is thrown away", e);
            database.discard(work.raw());
        }
    }

    RuntimeException translate(String doing, Exception e) {
        RuntimeException translated = Failures.translate(database, doing, e);
        // Whatever the driver says of connections that were closed under it, this is the reason.
        return closed && translated instanceof StorageException && !(translated instanceof ClosedException)
                ? closedException(e)
                : translated;
    }

    /**
     * Refuses to go on after the end.
     *
     * @throws ClosedException if the scope was closed
     */
    public void requireOpen() {
        if (closed) {
            throw new ClosedException("storage");
        }
    }

    private UnitOfWork work(Connection connection) {
        return new UnitOfWork(database.statements(), connection, echo);
    }

    private static ClosedException closedException(Exception cause) {
        ClosedException exception = new ClosedException("storage");
        exception.addSuppressed(cause);
        return exception;
    }

    private static void closeAfter(RuntimeException failure, @Nullable UnitOfWork work) {
        try {
            if (work != null) {
                work.close();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
