package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Questions that are taken for others: ranges, limits, filters, cursors, spans. */
final class QuestionFaults {

    static final String KIND = "questions";

    private QuestionFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Operation operation : Operation.ALL) {
            if (operation.takes(Range.class)) {
                ranges(faults, operation);
            }
            if (operation.takes(int.class)) {
                limits(faults, operation);
            }
            if (operation.takes(SignalFilter.class)) {
                FilterFaults.signals(faults, operation);
            }
            if (operation.takes(PageRequest.class)) {
                FilterFaults.pages(faults, operation);
            }
            if (operation.takes(EventFilter.class)) {
                FilterFaults.events(faults, operation);
            }
            if (operation.takes(Duration.class)) {
                spans(faults, operation);
            }
            moments(faults, operation);
        }
        return faults;
    }

    static <A> void add(List<Fault> faults, Operation operation, String what, Class<A> type, UnaryOperator<A> change) {
        faults.add(Fault.of(KIND, operation, what, () -> other(type, change), Part.NEIGHBOURS));
    }

    /** Changes every argument of a type. */
    static <A> Behaviour other(Class<A> type, UnaryOperator<A> change) {
        return call -> {
            @Nullable Object[] arguments = call.arguments();
            for (int i = 0; i < arguments.length; i++) {
                if (type.isInstance(arguments[i])) {
                    A changed = change.apply(type.cast(arguments[i]));
                    if (!changed.equals(arguments[i])) {
                        call.did();
                        arguments[i] = changed;
                    }
                }
            }
            return call.proceed(arguments);
        };
    }

    private static void ranges(List<Fault> faults, Operation operation) {
        boolean days = operation.name().startsWith("daily") || operation.name().startsWith("portfolio");
        range(faults, operation, "leaves out the begin of a range", r -> bounds(r, next(r.from()), r.to()));
        range(faults, operation, "takes the end of a range in", r -> bounds(r, r.from(), next(r.to())));
        range(faults, operation, "ignores the begin of a range", r -> bounds(r, null, r.to()));
        range(faults, operation, "ignores the end of a range", r -> bounds(r, r.from(), null));
        range(
                faults,
                operation,
                "takes an empty range for none",
                r -> r.from() != null && r.from().equals(r.to()) ? bounds(r, null, null) : r);
        if (!days) {
            range(
                    faults,
                    operation,
                    "cuts the bounds of a range to microseconds",
                    r -> bounds(r, cut(r.from(), ChronoUnit.MICROS), cut(r.to(), ChronoUnit.MICROS)));
            range(
                    faults,
                    operation,
                    "cuts the bounds of a range to milliseconds",
                    r -> bounds(r, cut(r.from(), ChronoUnit.MILLIS), cut(r.to(), ChronoUnit.MILLIS)));
        }
    }

    private static void range(List<Fault> faults, Operation operation, String what, UnaryOperator<Range<?>> change) {
        faults.add(Fault.of(KIND, operation, what, () -> otherRange(change), Part.NEIGHBOURS));
    }

    private static Behaviour otherRange(UnaryOperator<Range<?>> change) {
        return call -> {
            @Nullable Object[] arguments = call.arguments();
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof Range<?> range) {
                    Range<?> changed = change.apply(range);
                    if (!changed.equals(range)) {
                        call.did();
                        arguments[i] = changed;
                    }
                }
            }
            return call.proceed(arguments);
        };
    }

    /** A range of the same kind with other bounds; the same if they would be in the wrong order. */
    private static Range<?> bounds(Range<?> range, @Nullable Object from, @Nullable Object to) {
        if (from instanceof LocalDate || to instanceof LocalDate) {
            LocalDate begin = (LocalDate) from;
            LocalDate end = (LocalDate) to;
            return begin != null && end != null && begin.isAfter(end) ? range : new Range<>(begin, end);
        }
        Instant begin = (Instant) from;
        Instant end = (Instant) to;
        return begin != null && end != null && begin.isAfter(end) ? range : new Range<>(begin, end);
    }

    static @Nullable Object next(@Nullable Object point) {
        if (point instanceof LocalDate day) {
            return day.equals(LocalDate.MAX) ? day : day.plusDays(1);
        }
        return point instanceof Instant moment && !moment.equals(Instant.MAX) ? moment.plusNanos(1_000) : point;
    }

    private static @Nullable Object cut(@Nullable Object point, ChronoUnit unit) {
        return point instanceof Instant moment && !moment.equals(Instant.MIN) && !moment.equals(Instant.MAX)
                ? moment.truncatedTo(unit)
                : point;
    }

    private static void limits(List<Fault> faults, Operation operation) {
        String limit = operation.name().startsWith("system") ? "EVT-004" : "BAR-014";
        limit(faults, operation, "ignores a limit", l -> l < 0 ? l : Integer.MAX_VALUE, limit);
        limit(faults, operation, "gives one more than a limit", l -> l < 1 || l > 100_000 ? l : l + 1, limit);
        limit(faults, operation, "takes a negative limit for 0", l -> Math.max(l, 0), limit);
        limit(faults, operation, "takes a limit of 0 for none", l -> l == 0 ? Integer.MAX_VALUE : l, limit);
        limit(
                faults,
                operation,
                "takes the greatest limit for a small one",
                l -> l == Integer.MAX_VALUE ? 1 : l,
                limit);
    }

    private static void limit(
            List<Fault> faults, Operation operation, String what, UnaryOperator<Integer> change, String rule) {
        faults.add(Fault.of(KIND, operation, what, () -> other(Integer.class, change), Part.EXTREMES)
                .breaks(rule));
    }

    private static void spans(List<Fault> faults, Operation operation) {
        span(faults, operation, "takes as far as for a gap", s -> s.compareTo(Duration.ZERO) > 0 ? s.minusNanos(1) : s);
        if (operation.name().startsWith("intraday")) {
            // Days are as far apart as whole seconds.
            span(faults, operation, "cuts a span to whole seconds", s -> Duration.ofSeconds(s.toSeconds()));
        }
        span(faults, operation, "takes a negative span for 0", s -> s.isNegative() ? Duration.ZERO : s);
        span(
                faults,
                operation,
                "counts spans in 32 bits of seconds",
                s -> Duration.ofSeconds(s.toSeconds() & Integer.MAX_VALUE));
    }

    private static void span(List<Fault> faults, Operation operation, String what, UnaryOperator<Duration> change) {
        add(faults, operation, what, Duration.class, change);
    }

    /** Single points in time. */
    private static void moments(List<Fault> faults, Operation operation) {
        List<Class<?>> types = Arrays.asList(operation.method().getParameterTypes());
        boolean point = operation.takes(Comparable.class) || operation.takes(Instant.class);
        if (!point || types.contains(Range.class)) {
            return;
        }
        if (operation.isDelete()) {
            point(faults, operation, "deletes the limit too", p -> comparable(next(p)));
        } else if (operation.verb().equals("findLatestAt")) {
            point(faults, operation, "leaves out the point itself", QuestionFaults::previous);
            point(faults, operation, "takes the next point too", p -> comparable(next(p)));
        }
        if (!operation.name().startsWith("daily")) {
            point(faults, operation, "cuts a moment to milliseconds", p -> comparable(cut(p, ChronoUnit.MILLIS)));
        }
    }

    private static void point(
            List<Fault> faults, Operation operation, String what, UnaryOperator<Comparable<?>> change) {
        faults.add(Fault.of(
                KIND,
                operation,
                what,
                () -> call -> {
                    @Nullable Object[] arguments = call.arguments();
                    int last = arguments.length - 1;
                    if (arguments[last] instanceof Comparable<?> point) {
                        Comparable<?> changed = change.apply(point);
                        if (!changed.equals(point)) {
                            call.did();
                            arguments[last] = changed;
                        }
                    }
                    return call.proceed(arguments);
                },
                Part.NEIGHBOURS));
    }

    private static Comparable<?> comparable(@Nullable Object point) {
        return (Comparable<?>) Objects.requireNonNull(point);
    }

    private static Comparable<?> previous(Comparable<?> point) {
        if (point instanceof LocalDate day) {
            return day.equals(LocalDate.of(1, 1, 1)) ? day : day.minusDays(1);
        }
        return point instanceof Instant moment && moment.isAfter(Instant.parse("0001-01-01T00:00:01Z"))
                ? moment.minusNanos(1_000)
                : point;
    }
}
