package dev.barkeep.storage.memory;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A variable that holds rows: those that were committed when it began, and what was changed since. */
final class MemoryTransaction extends MemoryRepositories implements Transaction {

    private final TransactionScope scope;

    MemoryTransaction(TransactionScope scope, Clock clock) {
        super(scope, clock);
        this.scope = scope;
    }

    @Override
    public void commit() {
        scope.transaction.commit();
    }

    @Override
    public void rollback() {
        scope.transaction.requireUsable();
        scope.transaction.end();
    }

    @Override
    public void close() {
        scope.transaction.requireIdle();
        scope.transaction.end();
    }

    /** The caller's end of a transaction. It is garbage when nobody can commit any more. */
    static final class TransactionScope implements Scope {

        private final Open transaction;

        TransactionScope(Open transaction) {
            this.transaction = transaction;
        }

        @Override
        public Contents contents() {
            transaction.requireUsable();
            return transaction.contents;
        }

        @Override
        public <R extends @Nullable Object> R write(Function<Contents, Change<R>> call) {
            return transaction.write(call);
        }

        @Override
        public <T> Stream<T> stream(String what, List<T> rows) {
            transaction.requireUsable();
            return transaction.streams.open(what, rows);
        }

        @Override
        public long nextId(StoredTable<?> table) {
            return transaction.database.nextId(table);
        }

        @Override
        public void raiseIds(StoredTable<?> table, long id) {
            transaction.database.raiseIds(table, id);
        }
    }

    /** A transaction that has begun: it is the one writer until it ends. */
    static final class Open {

        private final Database database;
        private final RowStreams streams;
        private final Consumer<Open> whenEnded;
        private final Throwable begunAt =
                new Throwable("begun by thread " + Thread.currentThread().getName());
        private volatile Contents contents;
        private volatile boolean ended;
        private volatile boolean writing;

        Open(Database database, RowStreams streams, Consumer<Open> whenEnded) {
            this.database = database;
            this.streams = streams;
            this.whenEnded = whenEnded;
            this.contents = database.committed();
        }

        <R extends @Nullable Object> R write(Function<Contents, Change<R>> call) {
            requireUsable();
            boolean done = false;
            writing = true;
            try {
                Change<R> change = call.apply(contents);
                database.requireOpen();
                contents = change.contents();
                done = true;
                return change.result();
            } finally {
                writing = false;
                if (!done) {
                    end();
                }
            }
        }

        void commit() {
            requireUsable();
            try {
                database.commit(contents);
            } finally {
                end();
            }
        }

        void requireUsable() {
            requireIdle();
            database.requireOpen();
            if (ended) {
                throw new ClosedException("transaction");
            }
        }

        /** Refuses rows that use the transaction which they are being saved in. */
        void requireIdle() {
            if (writing) {
                throw new InvalidDataException(
                        "rows",
                        "a source that uses the transaction it is saved in",
                        "must be read before, or from elsewhere");
            }
        }

        /** Ends it; what was not committed is gone. */
        synchronized boolean end() {
            if (ended) {
                return false;
            }
            ended = true;
            streams.close();
            database.endWriting();
            whenEnded.accept(this);
            return true;
        }

        /** Ends what nobody can end any more. */
        void leak(Consumer<Leak> onLeak) {
            if (end() && !database.isClosed()) {
                MemoryStorage.report(onLeak, new Leak("transaction", begunAt));
            }
        }

        /** Ends it with the storage. */
        void storageCloses() {
            streams.closeAsLeaks();
            end();
        }
    }
}
