package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import java.util.ArrayList;
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
     * @param before how many rows came before them, to name one that is refused
     * @param order a total order of keys: rows are the same where it says 0, and rows that ascend strictly, the usual case,
     *     have no duplicates to look for
     * @return the rows that count, strictly ascending
     * @throws dev.barkeep.storage.error.InvalidDataException if one of them is {@code null}
     */
    static <T> List<T> of(Iterator<? extends T> rows, long before, Comparator<? super T> order) {
        List<T> all = new ArrayList<>();
        boolean ascending = true;
        T previous = null;
        while (rows.hasNext()) {
            T row = FieldRules.required("row " + (before + all.size()), rows.next());
            ascending = ascending && (previous == null || order.compare(previous, row) < 0);
            previous = row;
            all.add(row);
        }
        if (ascending) {
            return all;
        }
        Map<T, T> last = new TreeMap<>(order);
        all.forEach(row -> last.put(row, row));
        return new ArrayList<>(last.values());
    }
}
