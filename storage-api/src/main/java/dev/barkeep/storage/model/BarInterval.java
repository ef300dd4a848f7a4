package dev.barkeep.storage.model;

import dev.barkeep.storage.error.InvalidDataException;
import java.time.Duration;

/**
 * The length of an intraday bar, part of its key: without it a one-minute and a one-hour bar at 10:00 would overwrite each
 * other. Ordered from short to long.
 *
 * @param seconds the length in seconds, 1 or more
 */
public record BarInterval(int seconds) implements Comparable<BarInterval> {

    /** One minute. */
    public static final BarInterval ONE_MINUTE = new BarInterval(60);

    /** Five minutes. */
    public static final BarInterval FIVE_MINUTES = new BarInterval(300);

    /** Fifteen minutes. */
    public static final BarInterval FIFTEEN_MINUTES = new BarInterval(900);

    /** Thirty minutes. */
    public static final BarInterval THIRTY_MINUTES = new BarInterval(1800);

    /** One hour. */
    public static final BarInterval ONE_HOUR = new BarInterval(3600);

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public BarInterval {
        if (seconds < 1) {
            throw new InvalidDataException("bar_interval", seconds, "must be 1 second or more");
        }
    }

    /**
     * Makes an interval of a duration.
     *
     * @param duration whole seconds, 1 to 2,147,483,647
     * @return the interval
     * @throws InvalidDataException if the duration is anything else
     */
    public static BarInterval of(Duration duration) {
        FieldRules.required("bar_interval", duration);
        if (duration.getNano() != 0 || duration.getSeconds() > Integer.MAX_VALUE || duration.getSeconds() < 1) {
            throw new InvalidDataException("bar_interval", duration, "must be whole seconds from 1 to 2147483647");
        }
        return new BarInterval((int) duration.getSeconds());
    }

    /**
     * Gives the length as a duration.
     *
     * @return the length
     */
    public Duration toDuration() {
        return Duration.ofSeconds(seconds);
    }

    @Override
    public int compareTo(BarInterval other) {
        return Integer.compare(seconds, other.seconds);
    }
}
