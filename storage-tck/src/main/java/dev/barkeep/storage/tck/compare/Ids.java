package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.repository.StoredTable;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which id of the storage stands for which id of the model. Ids may begin anywhere and have gaps, but later rows have greater
 * ones: so the two ascend together.
 */
final class Ids {

    private final Map<StoredTable<?>, NavigableMap<Long, Long>> testedByModel = new HashMap<>();

    /**
     * Learns a pair.
     *
     * @return whether it goes with what is known
     */
    boolean learn(StoredTable<?> table, long model, long tested) {
        NavigableMap<Long, Long> known = of(table);
        Long same = known.get(model);
        if (same != null) {
            return same == tested;
        }
        Map.Entry<Long, Long> below = known.lowerEntry(model);
        Map.Entry<Long, Long> above = known.higherEntry(model);
        if (tested < 1
                || (below != null && below.getValue() >= tested)
                || (above != null && above.getValue() <= tested)) {
            return false;
        }
        known.put(model, tested);
        return true;
    }

    /** The id of the storage; of a row that nobody has seen, the same number. */
    long tested(StoredTable<?> table, long model) {
        return of(table).getOrDefault(model, model);
    }

    /** The greatest id on either side, 0 if there is none. */
    long greatest(StoredTable<?> table) {
        NavigableMap<Long, Long> known = of(table);
        return known.isEmpty() ? 0 : Math.max(known.lastKey(), known.lastEntry().getValue());
    }

    /** Brings back what was known when a copy was made. */
    void restore(Ids copy) {
        testedByModel.clear();
        testedByModel.putAll(copy.copy().testedByModel);
    }

    /** What is known now, to be brought back when a transaction is undone: its ids may be given again. */
    Ids copy() {
        Ids copy = new Ids();
        testedByModel.forEach((table, known) -> copy.testedByModel.put(table, new TreeMap<>(known)));
        return copy;
    }

    private NavigableMap<Long, Long> of(StoredTable<?> table) {
        return testedByModel.computeIfAbsent(table, unknown -> new TreeMap<>());
    }
}
