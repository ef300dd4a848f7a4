package dev.barkeep.storage.sqlite.legacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as numbers, to sort and to subtract. */
final class Micros {

    static final long A_SECOND = 1_000_000;
    static final long A_DAY = 86_400 * A_SECOND;

    private Micros() {}

    static long of(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
