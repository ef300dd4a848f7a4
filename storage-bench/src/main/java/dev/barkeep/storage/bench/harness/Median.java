package dev.barkeep.storage.bench.harness;

import java.util.Arrays;

/** The middle of some numbers, which one slow round does not move. */
public final class Median {

    private Median() {}

    /**
     * Finds it.
     *
     * @param values the numbers, 1 or more, in any order
     * @return the one in the middle, or the mean of the two there
     */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
