package dev.barkeep.storage.mybatis.session;

import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Rows that the caller feeds. What the caller's code throws undoes the call and reaches the caller as it was thrown, even
 * where it looks like an error of this storage's database.
 *
 * @param <T> the row
 */
public final class SourceIterator<T> implements Iterator<T>, AutoCloseable {

    private final Stream<? extends T> stream;
    private final Iterator<? extends T> rows;

    /**
     * Wraps rows.
     *
     * @param stream the caller's rows
     */
    public SourceIterator(Stream<? extends T> stream) {
        this.stream = stream;
        this.rows = stream.iterator();
    }

    @Override
    public boolean hasNext() {
        return guarded(rows::hasNext);
    }

    @Override
    public T next() {
        return guarded(rows::next);
    }

    /** Closes the caller's stream; does nothing the second time. */
    @Override
    public void close() {
        guarded(() -> {
            stream.close();
            return true;
        });
    }

    private static <R> R guarded(Supplier<R> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw new Failures.SourceFailure(e);
        }
    }
}
