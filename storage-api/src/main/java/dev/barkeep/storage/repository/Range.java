package dev.barkeep.storage.repository;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A half-open range of days or moments: {@code from} is in, {@code to} is out. A missing bound does not bound.
 *
 * <p>Moments finer than a microsecond are honoured, although stored ones are not that fine, and bounds beyond what can be
 * stored, such as {@link Instant#MAX}, bound as they say.
 *
 * @param <P> {@link LocalDate} or {@link Instant}
 * @param from the first that is in, or {@code null}
 * @param to the first after {@code from} that is out, or {@code null}
 */
public record Range<P extends Comparable<? super P>>(
        @Nullable P from, @Nullable P to) {

    /**
     * Makes it in its one form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if {@code from} is after {@code to}; equal bounds make an empty range
     */
    public Range {
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new InvalidDataException("range", from + " to " + to, "must not end before it begins");
        }
    }

    /**
     * From one to before another.
     *
     * @param <P> {@link LocalDate} or {@link Instant}
     * @param from the first that is in
     * @param to the first that is out
     * @return the range
     */
    public static <P extends Comparable<? super P>> Range<P> between(P from, P to) {
        return new Range<>(FieldRules.required("from", from), FieldRules.required("to", to));
    }

    /**
     * From one on.
     *
     * @param <P> {@link LocalDate} or {@link Instant}
     * @param from the first that is in
     * @return the range
     */
    public static <P extends Comparable<? super P>> Range<P> from(P from) {
        return new Range<>(FieldRules.required("from", from), null);
    }

    /**
     * All before one.
     *
     * @param <P> {@link LocalDate} or {@link Instant}
     * @param to the first that is out
     * @return the range
     */
    public static <P extends Comparable<? super P>> Range<P> before(P to) {
        return new Range<>(null, FieldRules.required("to", to));
    }

    /**
     * Everything.
     *
     * @param <P> {@link LocalDate} or {@link Instant}
     * @return the range
     */
    public static <P extends Comparable<? super P>> Range<P> all() {
        return new Range<>(null, null);
    }

    /**
     * Says whether a day or moment is in the range.
     *
     * @param point the day or moment
     * @return {@code true} if it is not before {@code from}, and before {@code to}
     * @throws dev.barkeep.storage.error.InvalidDataException if it is {@code null}
     */
    public boolean contains(P point) {
        FieldRules.required("point", point);
        return (from == null || point.compareTo(from) >= 0) && (to == null || point.compareTo(to) < 0);
    }
}
