package dev.barkeep.storage.mybatis.session;

import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a transaction: all calls share its connection. This is the caller's end of it, which the storage does not
 * hold; so a transaction that was forgotten can be told from one that is used.
 */
public final class TransactionScope implements CallScope, AutoCloseable {

    private final OpenTransaction transaction;

    TransactionScope(OpenTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void requireOpen() {
        transaction.requireOpen();
    }

    @Override
    public boolean commitsCalls() {
        return false;
    }

    @Override
    public <R extends @Nullable Object> R read(String doing, Call<R> call) {
        return transaction.call(doing, call);
    }

    @Override
    public <R extends @Nullable Object> R readOneMoment(String doing, Call<R> call) {
        return transaction.call(doing, call);
    }

    @Override
    public <R extends @Nullable Object> R write(String doing, Call<R> call) {
        requireOpen();
        transaction.requireNotWithin();
        transaction.requireNoStream();
        return transaction.call(doing, call);
    }

    @Override
    public <R extends @Nullable Object> R writeByOneStatement(String doing, Call<R> call) {
        return write(doing, call);
    }

    @Override
    public <T> Stream<T> stream(String doing, Call<Cursor<T>> query) {
        return transaction.stream(doing, query);
    }

    /** Commits and ends the transaction. */
    public void commit() {
        transaction.commit();
    }

    /** Rolls back and ends the transaction. */
    public void rollback() {
        requireOpen();
        transaction.requireNotWithin();
        transaction.rollback();
    }

    /** Rolls back and ends the transaction, unless it has ended. */
    @Override
    public void close() {
        transaction.requireNotWithin();
        transaction.rollback();
    }
}
