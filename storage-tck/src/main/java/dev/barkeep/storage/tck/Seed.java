package dev.barkeep.storage.tck;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The seed of the random values: another one in each run, unless {@code -Dtck.seed} repeats an earlier run. */
final class Seed {

    private static final long VALUE = Long.getLong("tck.seed", System.nanoTime() & 0xFFFF_FFFFL);

    private Seed() {}

    static long value() {
        return VALUE;
    }

    static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(VALUE);
    }
}
