package dev.barkeep.storage.bench.workload;

/**
 * How many rows there are: the numbers, or a part of them.
 *
 * @param scale 1 for all
 */
public record Size(double scale) {

    /**
     * Scales a number.
     *
     * @param full what it is at a scale of 1
     * @return the part, 2 or more
     */
    int of(int full) {
        return (int) Math.max(2, Math.round(full * scale));
    }
}
