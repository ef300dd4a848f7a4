package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.error.ClosedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** The scope of a transaction: all calls share its connection. A call that throws in the database ends it. */
public final class TransactionScope implements CallScope, AutoCloseable {

    private final StorageScope storage;
    private final UnitOfWork work;
    private final List<Stream<?>> streams = new ArrayList<>();
    private boolean ended;

    TransactionScope(StorageScope storage, UnitOfWork work) {
        this.storage = storage;
        this.work = work;
    }

    @Override
    public <R extends @Nullable Object> R read(String doing, Function<UnitOfWork, R> call) {
        return write(doing, call);
    }

    @Override
    public synchronized <R extends @Nullable Object> R write(String doing, Function<UnitOfWork, R> call) {
        requireOpen();
        boolean done = false;
        try {
            R result = call.apply(work);
            done = true;
            return result;
        } catch (RuntimeException e) {
            throw storage.translate(doing, e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    @Override
    public synchronized <T> Stream<T> stream(String doing, Function<UnitOfWork, Cursor<T>> query) {
        Stream<T> stream = write(doing, w -> storage.streams().open(doing, query.apply(w), null));
        streams.add(stream);
        return stream;
    }

    /** Commits and ends the transaction. */
    public synchronized void commit() {
        requireOpen();
        ended = true;
        try {
            closeStreams();
            storage.commit(work);
        } finally {
            storage.ended(this, work);
        }
    }

    /** Rolls back and ends the transaction. */
    public synchronized void rollback() {
        requireOpen();
        close();
    }

    /** Rolls back and ends the transaction, unless it has ended. */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            closeStreams();
        } finally {
            storage.rollback(work);
            storage.ended(this, work);
        }
    }

    private void closeStreams() {
        streams.forEach(Stream::close);
        streams.clear();
    }

    private void requireOpen() {
        if (storage.isClosed()) {
            throw new ClosedException("storage");
        }
        if (ended) {
            throw new ClosedException("transaction");
        }
    }
}
