package dev.barkeep.storage.bench.load;

import java.util.Arrays;

/** How long the calls of one thread took. */
final class Latencies {

    private static final int FIRST_LENGTH = 1_024;

    private long[] nanos = new long[FIRST_LENGTH];
    private int count;

    void add(long nano) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = nano;
    }

    void addAll(Latencies other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** The time within which that part of the calls ended, in milliseconds; 0 if there were none. */
    double millis(double part) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (part * count))] / 1e6;
    }
}
