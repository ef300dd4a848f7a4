package dev.barkeep.storage.bench.harness;

/**
 * The times of a round.
 *
 * @param oursNanos the library's
 * @param rawNanos the other's
 */
public record Round(long oursNanos, long rawNanos) {

    /**
     * Compares the two.
     *
     * @return ours to raw: 1 is as fast, 2 takes twice the time
     */
    public double ratio() {
        return (double) oursNanos / rawNanos;
    }
}
