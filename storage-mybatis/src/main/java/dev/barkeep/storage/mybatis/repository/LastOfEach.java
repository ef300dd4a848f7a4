package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Of rows with the same key keeps the last one given, so that the database sees each key once. */
final class LastOfEach {

    private LastOfEach() {}

    /**
     * Checks and thins out rows.
     *
     * @param rows the rows as the caller gave them; read once and not changed
     * @param order a total order of keys: rows are the same where it says 0, and rows that ascend strictly, the usual case,
     *     have no duplicates to look for
     * @return the rows that count
     * @throws dev.barkeep.storage.error.InvalidDataException if one of them is {@code null}
     */
    static <T> Collection<T> of(Iterator<? extends T> rows, Comparator<? super T> order) {
        List<T> all = new ArrayList<>();
        boolean ascending = true;
        T previous = null;
        while (rows.hasNext()) {
            T row = FieldRules.required("row " + all.size(), rows.next());
            ascending = ascending && (previous == null || order.compare(previous, row) < 0);
            previous = row;
            all.add(row);
        }
        if (ascending) {
            return all;
        }
        Map<T, T> last = new TreeMap<>(order);
        all.forEach(row -> last.put(row, row));
        return last.values();
    }

    /**
     * Thins out rows within chunks, as they come.
     *
     * @param rows the rows, read once
     * @param chunk how many rows are in memory together
     * @param order a total order of keys
     * @return the rows that count
     */
    static <T> Iterator<T> of(Iterator<T> rows, int chunk, Comparator<? super T> order) {
        return new Iterator<>() {
            private Iterator<T> current = List.<T>of().iterator();

            @Override
            public boolean hasNext() {
                if (!current.hasNext() && rows.hasNext()) {
                    current = LastOfEach.<T>of(first(rows, chunk), order).iterator();
                }
                return current.hasNext();
            }

            @Override
            public T next() {
                return current.next();
            }
        };
    }

    private static <T> Iterator<T> first(Iterator<T> rows, int count) {
        return new Iterator<>() {
            private int left = count;

            @Override
            public boolean hasNext() {
                return left > 0 && rows.hasNext();
            }

            @Override
            public T next() {
                left--;
                return rows.next();
            }
        };
    }
}
