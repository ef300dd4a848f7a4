package dev.barkeep.storage.mybatis.session;

import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Rows that the caller feeds. What the caller's code throws undoes the call and reaches the caller as it was thrown, even
 * where it looks like an error of this storage's database.
 *
 * @param <T> the row
 */
public final class SourceIterator<T> implements Iterator<T> {

    private final Iterator<? extends T> source;

    /**
     * Wraps rows.
     *
     * @param source the caller's rows
     */
    public SourceIterator(Iterator<? extends T> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        return guarded(source::hasNext);
    }

    @Override
    public T next() {
        return guarded(source::next);
    }

    private static <R> R guarded(Supplier<R> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw new Failures.SourceFailure(e);
        }
    }
}
