package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.model.BarInterval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far apart the bars of a day are. */
final class Spacing {

    /** The intervals in which vendors sell bars; what is anything else is a gap. */
    private static final List<BarInterval> KNOWN = List.of(
            BarInterval.ONE_MINUTE,
            BarInterval.FIVE_MINUTES,
            BarInterval.FIFTEEN_MINUTES,
            BarInterval.THIRTY_MINUTES,
            BarInterval.ONE_HOUR);

    private final Map<Long, Integer> counts = new HashMap<>();
    private long last = Long.MIN_VALUE;

    /** Adds a moment, in ascending order. */
    void add(long micros) {
        if (last != Long.MIN_VALUE && micros != last) {
            counts.merge(micros - last, 1, Integer::sum);
        }
        last = micros;
    }

    /** Gives the known interval that most neighbours keep, of several the shortest; {@code null} if none keep one. */
    @Nullable
    BarInterval interval() {
        @Nullable BarInterval most = null;
        int mostCount = 0;
        for (BarInterval known : KNOWN) {
            int count = counts.getOrDefault(known.seconds() * Micros.A_SECOND, 0);
            if (count > mostCount) {
                most = known;
                mostCount = count;
            }
        }
        return most;
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
