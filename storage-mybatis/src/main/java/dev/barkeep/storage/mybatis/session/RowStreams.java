package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.error.ClosedException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** The open streams of a storage, or of a transaction. */
final class RowStreams {

    private final BiFunction<String, Exception, RuntimeException> translate;
    private final Leaks leaks;
    private final Set<Source<?>> open = ConcurrentHashMap.newKeySet();

    RowStreams(BiFunction<String, Exception, RuntimeException> translate, Leaks leaks) {
        this.translate = translate;
        this.leaks = leaks;
    }

    /**
     * Opens a stream.
     *
     * @param doing names it in messages
     * @param cursor its rows
     * @param session what to close after the rows, or {@code null} if it belongs to a transaction
     */
    <T> Stream<T> open(String doing, Cursor<T> cursor, @Nullable Session session) {
        Source<T> source = new Source<>(doing, cursor, session);
        open.add(source);
        // Both ends of the caller's stream hold the handle: it is garbage when neither reading on nor closing is
        // possible.
        Handle<T> handle = new Handle<>(source);
        leaks.watch(handle, source::leaked);
        return StreamSupport.stream(new Rows<>(handle), false).onClose(handle::close);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Says who holds connections by them. */
    List<Holder> holders() {
        return open.stream().map(source -> source.holder).toList();
    }

    /** Closes what is open, as the end of a transaction does. */
    void close() {
        open.forEach(Source::closeQuietly);
    }

    /** Closes and reports what is open, as the end of a storage does. */
    void closeAsLeaks() {
        open.forEach(Source::leaked);
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
            T row = handle.source().next();
            if (row == null) {
                return false;
            }
            action.accept(row);
            return true;
        }
    }

    /** The database's end of a stream. */
    private final class Source<T> {

        private final String doing;
        private final Cursor<T> cursor;
        private final @Nullable Session session;
        private final Holder holder;
        private @Nullable Iterator<T> rows;
        private boolean exhausted;
        private boolean failed;
        private boolean closed;

        Source(String doing, Cursor<T> cursor, @Nullable Session session) {
            this.doing = doing;
            this.cursor = cursor;
            this.session = session;
            this.holder = Holder.stream(doing);
        }

        /** Gives the next row, {@code null} at the end. MyBatis's cursor would just end if it were closed in the middle. */
        synchronized @Nullable T next() {
            if (exhausted) {
                return null;
            }
            if (closed) {
                throw new ClosedException("stream (" + doing + ")");
            }
            try {
                if (rows().hasNext()) {
                    return rows().next();
                }
            } catch (RuntimeException e) {
                failed = true;
                closeQuietly();
                throw translate.apply(doing, e);
            }
            exhausted = true;
            close();
            return null;
        }

        synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            open.remove(this);
            try (session) {
                if (session != null && session.portionToRead() > 0 && !isRestRead(session.portionToRead())) {
                    session.abandon();
                } else {
                    cursor.close();
                }
            } catch (Exception e) {
                throw translate.apply("close a stream", e);
            }
        }

        /** Reads what is left, unless that is much. A connection takes about as long to make as a portion to read. */
        private boolean isRestRead(int portion) {
            if (failed) {
                return false;
            }
            try {
                Iterator<T> rest = rows();
                for (int read = 0; read < portion && rest.hasNext(); read++) {
                    rest.next();
                }
                return cursor.isConsumed();
            } catch (RuntimeException e) {
                // Of rows that nobody asked for.
                Leaks.log.debug("The rest of a stream that was closed early cannot be read ({})", doing, e);
                return false;
            }
        }

        private Iterator<T> rows() {
            if (rows == null) {
                rows = cursor.iterator();
            }
            return rows;
        }

        /** For where nobody can be told: what could not be closed goes with its connection. */
        void closeQuietly() {
            try {
                close();
            } catch (RuntimeException e) {
                Leaks.log.warn("A stream could not be closed ({})", doing, e);
            }
        }

        void leaked() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closeQuietly();
            }
            leaks.report(holder);
        }
    }
}
