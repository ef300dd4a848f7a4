package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A range as a database can be asked for it: bounds that no stored value can reach are dropped, bounds between two
 * microseconds are moved up to the next one, which selects the same rows.
 *
 * @param <P> {@link LocalDate} or {@link Instant}
 * @param from the first that is in, or {@code null}
 * @param to the first that is out, or {@code null}
 * @param isEmpty whether nothing that can be stored is in it; the database need not be asked
 */
record Bounds<P>(@Nullable P from, @Nullable P to, boolean isEmpty) {

    private static final Bounds<Instant> NO_INSTANTS = new Bounds<>(null, null, true);

    static Bounds<LocalDate> ofDates(Range<LocalDate> range) {
        FieldRules.required("range", range);
        LocalDate from = range.from();
        LocalDate to = range.to();
        boolean empty = (from != null && from.isAfter(FieldRules.MAX_DATE))
                || (to != null && !to.isAfter(FieldRules.MIN_DATE))
                || (from != null && from.equals(to));
        return new Bounds<>(
                from == null || !from.isAfter(FieldRules.MIN_DATE) ? null : from,
                to == null || to.isAfter(FieldRules.MAX_DATE) ? null : to,
                empty);
    }

    static Bounds<Instant> ofInstants(Range<Instant> range) {
        FieldRules.required("range", range);
        Instant from = range.from();
        Instant to = range.to();
        boolean empty = (from != null && from.isAfter(FieldRules.MAX_INSTANT))
                || (to != null && !to.isAfter(FieldRules.MIN_INSTANT))
                || (from != null && from.equals(to));
        // Behind the last instant of all there is no next microsecond.
        return empty
                ? NO_INSTANTS
                : new Bounds<>(
                        from == null || !from.isAfter(FieldRules.MIN_INSTANT) ? null : ceiling(from),
                        to == null || to.isAfter(FieldRules.MAX_INSTANT) ? null : ceiling(to),
                        false);
    }

    private static Instant ceiling(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.MICROS);
        return floor.equals(instant) ? floor : floor.plusNanos(1000);
    }
}
