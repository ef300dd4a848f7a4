package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.StreamLeak;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.mybatis.SqlDatabase;
import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open streams of one storage: closes them, and tells of those that nobody closed. */
final class RowStreams {

    private static final Logger log = LoggerFactory.getLogger(RowStreams.class);
    private static final Cleaner CLEANER = Cleaner.create();

    private final SqlDatabase database;
    private final Consumer<StreamLeak> onLeak;
    private final Set<Source<?>> open = ConcurrentHashMap.newKeySet();

    RowStreams(SqlDatabase database, Consumer<StreamLeak> onLeak) {
        this.database = database;
        this.onLeak = onLeak;
    }

    /**
     * Opens a stream.
     *
     * @param doing names it in messages
     * @param cursor its rows
     * @param resource what to close after the rows, or {@code null} if it belongs to a transaction
     */
    <T> Stream<T> open(String doing, Cursor<T> cursor, @Nullable AutoCloseable resource) {
        Source<T> source = new Source<>(doing, cursor, resource);
        open.add(source);
        Rows<T> rows = new Rows<>(source);
        // The pipeline holds the rows and they the source; the cleaner holds the source only, so it sees the rows go.
        CLEANER.register(rows, source::leaked);
        return StreamSupport.stream(rows, false).onClose(source::close);
    }

    /** Reports and closes what is open when the storage closes. */
    void closeAll() {
        open.forEach(Source::leaked);
    }

    /** The caller's end of a stream. */
    private static final class Rows<T> extends Spliterators.AbstractSpliterator<T> {

        private final Source<T> source;

        Rows(Source<T> source) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.source = source;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            T row = source.next();
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
        private final @Nullable AutoCloseable resource;
        private final Throwable openedAt;
        private @Nullable Iterator<T> rows;
        private boolean exhausted;
        private boolean closed;

        Source(String doing, Cursor<T> cursor, @Nullable AutoCloseable resource) {
            this.doing = doing;
            this.cursor = cursor;
            this.resource = resource;
            this.openedAt = new Throwable("opened here");
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
                if (rows == null) {
                    rows = cursor.iterator();
                }
                if (rows.hasNext()) {
                    return rows.next();
                }
            } catch (RuntimeException e) {
                RuntimeException translated = Failures.translate(database, doing, e);
                close();
                throw translated;
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
            try {
                try {
                    cursor.close();
                } finally {
                    if (resource != null) {
                        resource.close();
                    }
                }
            } catch (Exception e) {
                throw Failures.translate(database, "close a stream", e);
            }
        }

        synchronized void leaked() {
            if (closed) {
                return;
            }
            try {
                close();
            } catch (RuntimeException e) {
                log.warn("A stream that was never closed could not be closed", e);
            }
            onLeak.accept(new StreamLeak(doing, openedAt));
        }
    }
}
