package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.InvalidDataException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Of rows with the same key keeps the last one given, so that the database sees each key once. */
final class LastOfEach {

    private LastOfEach() {}

    /**
     * Checks and thins out rows.
     *
     * @param rows the rows as the caller gave them; not changed
     * @param key what makes two rows the same
     * @param order a total order of keys: rows in strictly ascending order, the usual case, have no duplicates to look for
     * @return the rows that count
     * @throws InvalidDataException if one of them is {@code null}
     */
    static <T> Collection<? extends T> of(
            Collection<? extends T> rows, Function<? super T, ?> key, Comparator<? super T> order) {
        boolean ascending = true;
        T previous = null;
        int index = 0;
        for (T row : rows) {
            requirePresent(row, index++);
            ascending = ascending && (previous == null || order.compare(previous, row) < 0);
            previous = row;
        }
        if (ascending) {
            return rows;
        }
        Map<Object, T> last = new LinkedHashMap<>(rows.size() * 2);
        rows.forEach(row -> last.put(key.apply(row), row));
        return last.values();
    }

    /**
     * Thins out rows within chunks, as they come.
     *
     * @param rows the rows, read once
     * @param chunk how many rows are in memory together
     * @return the rows that count
     */
    static <T> Iterator<T> of(
            Iterator<? extends T> rows, int chunk, Function<? super T, ?> key, Comparator<? super T> order) {
        return new Iterator<>() {
            private Iterator<? extends T> current = List.<T>of().iterator();
            private int index;

            @Override
            public boolean hasNext() {
                if (!current.hasNext() && rows.hasNext()) {
                    List<T> next = new ArrayList<>();
                    while (next.size() < chunk && rows.hasNext()) {
                        T row = rows.next();
                        requirePresent(row, index++);
                        next.add(row);
                    }
                    current = of(next, key, order).iterator();
                }
                return current.hasNext();
            }

            @Override
            public T next() {
                return current.next();
            }
        };
    }

    private static void requirePresent(@Nullable Object row, int index) {
        if (row == null) {
            throw new InvalidDataException("row " + index, null, "must be present");
        }
    }
}
