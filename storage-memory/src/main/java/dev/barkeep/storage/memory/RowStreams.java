package dev.barkeep.storage.memory;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.error.ClosedException;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The open streams of a storage, or of a transaction. */
final class RowStreams {

    private final Cleaner cleaner;
    private final Consumer<Leak> onLeak;
    private final Set<Source<?>> open = ConcurrentHashMap.newKeySet();

    RowStreams(Cleaner cleaner, Consumer<Leak> onLeak) {
        this.cleaner = cleaner;
        this.onLeak = onLeak;
    }

    <T> Stream<T> open(String what, List<T> rows) {
        Source<T> source = new Source<>(what, rows);
        open.add(source);
        // Only the caller's stream holds the handle, so it is garbage as soon as nobody can read or close that.
        Handle<T> handle = new Handle<>(source);
        cleaner.register(handle, source::leak);
        return StreamSupport.stream(new Rows<>(handle), false).onClose(handle::close);
    }

    /** Closes them, as the end of a transaction does. */
    void close() {
        open.forEach(Source::close);
    }

    /** Closes and reports them, as the end of a storage does. */
    void closeAsLeaks() {
        open.forEach(Source::leak);
    }

    private record Handle<T>(Source<T> source) {
        void close() {
            source.close();
        }
    }

    /** The caller's end of a stream. */
    private static final class Rows<T> extends Spliterators.AbstractSpliterator<T> {

        private final Handle<T> handle;

        Rows(Handle<T> handle) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.handle = handle;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            return handle.source().next(action);
        }
    }

    /** The storage's end of a stream. */
    private final class Source<T> {

        private final String what;
        private final List<T> rows;
        private final Throwable openedAt;
        private int next;
        private boolean exhausted;
        private boolean closed;

        Source(String what, List<T> rows) {
            this.what = what;
            this.rows = rows;
            this.openedAt =
                    new Throwable("opened by thread " + Thread.currentThread().getName());
        }

        boolean next(Consumer<? super T> action) {
            T row;
            synchronized (this) {
                if (exhausted) {
                    return false;
                }
                if (closed) {
                    throw new ClosedException("stream (" + what + ")");
                }
                if (next == rows.size()) {
                    exhausted = true;
                    close();
                    return false;
                }
                row = rows.get(next);
                next++;
            }
            action.accept(row);
            return true;
        }

        synchronized void close() {
            closed = true;
            open.remove(this);
        }

        void leak() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                close();
            }
            MemoryStorage.report(onLeak, new Leak("stream (" + what + ")", openedAt));
        }
    }
}
