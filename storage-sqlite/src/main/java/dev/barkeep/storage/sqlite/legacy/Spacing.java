package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.model.BarInterval;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far apart the bars of a day are. */
final class Spacing {

    private static final long A_MINUTE = 60 * Micros.A_SECOND;

    /** The minutes in which vendors sell bars; of these one distance tells, of others {@link #FIRM} do. */
    private static final Set<Long> KNOWN = Set.of(1L, 2L, 5L, 15L, 30L, 60L, 90L);

    /** So many bars that keep their distance are no accident. */
    private static final int FIRM = 3;

    private final Map<Long, Integer> counts = new HashMap<>();
    private long last = Long.MIN_VALUE;

    /**
     * What the distances of a day tell.
     *
     * @param interval the interval
     * @param isFirm whether enough bars keep it
     */
    record Told(BarInterval interval, boolean isFirm) {}

    /** Adds a moment, in ascending order. */
    void add(long micros) {
        if (last != Long.MIN_VALUE && micros != last) {
            counts.merge(micros - last, 1, Integer::sum);
        }
        last = micros;
    }

    /**
     * Gives the distance of whole minutes that most neighbours keep, of several the shortest, if every other distance is a
     * multiple of it; {@code null} if there is none such. Anything else is no interval with gaps, but several or none.
     */
    @Nullable
    Told told() {
        long most = 0;
        int mostCount = 0;
        for (Map.Entry<Long, Integer> distance : counts.entrySet()) {
            int count = distance.getValue();
            if (count > mostCount || (count == mostCount && distance.getKey() < most)) {
                most = distance.getKey();
                mostCount = count;
            }
        }
        if (mostCount == 0 || most % A_MINUTE != 0) {
            return null;
        }
        boolean firm = mostCount >= FIRM;
        BarInterval interval = new BarInterval((int) (most / Micros.A_SECOND));
        return fits(interval) && (firm || KNOWN.contains(most / A_MINUTE)) ? new Told(interval, firm) : null;
    }

    /** Says whether all distances are multiples of an interval. */
    boolean fits(BarInterval interval) {
        return counts.keySet().stream().allMatch(distance -> distance % (interval.seconds() * Micros.A_SECOND) == 0);
    }

    /** Says whether there are no two bars to tell anything. */
    boolean isEmpty() {
        return counts.isEmpty();
    }

    void clear() {
        counts.clear();
        last = Long.MIN_VALUE;
    }

    Spacing copy() {
        Spacing copy = new Spacing();
        copy.counts.putAll(counts);
        copy.last = last;
        return copy;
    }
}
