package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PageRequest.Cursor;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Questions that are taken for others: ranges, limits, filters, cursors, spans. */
final class QuestionFaults {

    private static final String KIND = "questions";
    private static final BigDecimal LEAST = new BigDecimal("0.00000001");

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
                signals(faults, operation);
            }
            if (operation.takes(PageRequest.class)) {
                pages(faults, operation);
            }
            if (operation.takes(EventFilter.class)) {
                events(faults, operation);
            }
            if (operation.takes(Duration.class)) {
                spans(faults, operation);
            }
            moments(faults, operation);
        }
        return faults;
    }

    private static <A> void add(
            List<Fault> faults, Operation operation, String what, Class<A> type, UnaryOperator<A> change) {
        faults.add(Fault.of(KIND, operation, what, () -> other(type, change), Part.NEIGHBOURS));
    }

    /** Changes every argument of a type. */
    private static <A> Behaviour other(Class<A> type, UnaryOperator<A> change) {
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

    private static @Nullable Object next(@Nullable Object point) {
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

    private static void signals(List<Fault> faults, Operation operation) {
        signal(
                faults,
                operation,
                "ignores the ticker",
                f -> signal(f, null, f.range(), f.signalType(), f.minConfidence()));
        signal(
                faults,
                operation,
                "ignores the days",
                f -> signal(f, f.ticker(), Range.all(), f.signalType(), f.minConfidence()));
        signal(faults, operation, "ignores the type", f -> signal(f, f.ticker(), f.range(), null, f.minConfidence()));
        signal(
                faults,
                operation,
                "ignores the least confidence",
                f -> signal(f, f.ticker(), f.range(), f.signalType(), null));
        signal(
                faults,
                operation,
                "ignores the type beside a ticker",
                f -> f.ticker() == null ? f : signal(f, f.ticker(), f.range(), null, f.minConfidence()));
        signal(
                faults,
                operation,
                "ignores the least confidence beside a ticker",
                f -> f.ticker() == null ? f : signal(f, f.ticker(), f.range(), f.signalType(), null));
        signal(
                faults,
                operation,
                "ignores the days beside a ticker",
                f -> f.ticker() == null ? f : signal(f, f.ticker(), Range.all(), f.signalType(), f.minConfidence()));
        signal(
                faults,
                operation,
                "ignores the days beside a type",
                f -> f.signalType() == null
                        ? f
                        : signal(f, f.ticker(), Range.all(), f.signalType(), f.minConfidence()));
        signal(
                faults,
                operation,
                "wants more than the least confidence",
                f -> f.minConfidence() == null
                        ? f
                        : signal(
                                f,
                                f.ticker(),
                                f.range(),
                                f.signalType(),
                                f.minConfidence().add(LEAST)));
        signal(
                faults,
                operation,
                "takes a least confidence of zero for none",
                f -> f.minConfidence() == null || f.minConfidence().signum() != 0
                        ? f
                        : signal(f, f.ticker(), f.range(), f.signalType(), null));
    }

    private static void signal(
            List<Fault> faults, Operation operation, String what, UnaryOperator<SignalFilter> change) {
        add(faults, operation, what, SignalFilter.class, change);
    }

    private static SignalFilter signal(
            SignalFilter before,
            @Nullable String ticker,
            Range<LocalDate> range,
            @Nullable String type,
            @Nullable BigDecimal least) {
        SignalFilter other = new SignalFilter(ticker, range, type, least);
        return other.equals(before) ? before : other;
    }

    private static void pages(List<Fault> faults, Operation operation) {
        page(faults, operation, "ignores a cursor", p -> new PageRequest(p.size(), null));
        page(
                faults,
                operation,
                "repeats the row of a cursor",
                p -> cursor(p, c -> new Cursor(c.date(), nextId(c.id()))));
        page(
                faults,
                operation,
                "leaves out the day of a cursor",
                p -> cursor(p, c -> new Cursor(c.date(), Long.MIN_VALUE)));
        page(
                faults,
                operation,
                "repeats the day of a cursor",
                p -> cursor(p, c -> new Cursor(c.date(), Long.MAX_VALUE)));
        faults.add(Fault.of(
                KIND,
                operation,
                "ignores the filter behind a cursor",
                () -> call -> {
                    if (call.argument(1) instanceof PageRequest page
                            && page.after() != null
                            && call.argument(0) != null
                            && !SignalFilter.ALL.equals(call.argument(0))) {
                        call.did();
                        return call.proceed(SignalFilter.ALL, page);
                    }
                    return call.proceed();
                },
                Part.NEIGHBOURS));
        faults.add(Fault.of(
                        KIND,
                        operation,
                        "says that there is a next page when there is none",
                        () -> QuestionFaults::alwaysMore,
                        Part.DOORS)
                .breaks("SIG-006"));
        faults.add(Fault.of(
                        KIND,
                        operation,
                        "says that there is no next page",
                        () -> QuestionFaults::neverMore,
                        Part.NEIGHBOURS)
                .breaks("SIG-006"));
        faults.add(Fault.of(KIND, operation, "folds the case of a type", () -> call -> foldsSignals(call), Part.TEXTS));
    }

    private static @Nullable Object foldsSignals(Invocation call) throws Throwable {
        if (!(call.argument(0) instanceof SignalFilter filter) || filter.signalType() == null) {
            return call.proceed();
        }
        String wanted = filter.signalType().toLowerCase(Locale.ROOT);
        SignalFilter open = new SignalFilter(filter.ticker(), filter.range(), null, filter.minConfidence());
        Page<?> page = (Page<?>) Objects.requireNonNull(call.proceed(open, call.argument(1)));
        List<Object> rows = new ArrayList<>(page.rows());
        rows.removeIf(row -> !((SignalHistory) Parts.value(row))
                .signalType()
                .toLowerCase(Locale.ROOT)
                .equals(wanted));
        if (!rows.equals(((Page<?>) Objects.requireNonNull(call.proceed())).rows())) {
            call.did();
        }
        return new Page<>(rows, page.next());
    }

    private static @Nullable Object alwaysMore(Invocation call) throws Throwable {
        Page<?> page = (Page<?>) Objects.requireNonNull(call.proceed());
        if (page.next().isPresent() || page.rows().isEmpty() || !(call.argument(1) instanceof PageRequest request)) {
            return page;
        }
        call.did();
        Stored<?> last = (Stored<?>) page.rows().get(page.rows().size() - 1);
        return new Page<>(
                page.rows(),
                Optional.of(
                        new PageRequest(request.size(), new Cursor(((SignalHistory) last.value()).date(), last.id()))));
    }

    private static @Nullable Object neverMore(Invocation call) throws Throwable {
        Page<?> page = (Page<?>) Objects.requireNonNull(call.proceed());
        if (page.next().isEmpty()) {
            return page;
        }
        call.did();
        return new Page<>(page.rows(), Optional.empty());
    }

    private static void page(List<Fault> faults, Operation operation, String what, UnaryOperator<PageRequest> change) {
        faults.add(Fault.of(KIND, operation, what, () -> other(PageRequest.class, change), Part.NEIGHBOURS)
                .breaks("SIG-006"));
    }

    private static PageRequest cursor(PageRequest page, UnaryOperator<Cursor> change) {
        return page.after() == null ? page : new PageRequest(page.size(), change.apply(page.after()));
    }

    private static long nextId(long id) {
        return id == Long.MAX_VALUE ? id : id + 1;
    }

    private static void events(List<Fault> faults, Operation operation) {
        event(faults, operation, "ignores the type", f -> new EventFilter(null, f.severity(), f.created()));
        event(faults, operation, "ignores the severity", f -> new EventFilter(f.eventType(), null, f.created()));
        event(faults, operation, "ignores the time", f -> new EventFilter(f.eventType(), f.severity(), Range.all()));
        event(
                faults,
                operation,
                "ignores the severity beside a type",
                f -> f.eventType() == null ? f : new EventFilter(f.eventType(), null, f.created()));
        event(
                faults,
                operation,
                "ignores the time beside a type",
                f -> f.eventType() == null ? f : new EventFilter(f.eventType(), f.severity(), Range.all()));
        event(
                faults,
                operation,
                "ignores the time beside a severity",
                f -> f.severity() == null ? f : new EventFilter(f.eventType(), f.severity(), Range.all()));
        event(
                faults,
                operation,
                "takes the end of the time in",
                f -> new EventFilter(
                        f.eventType(), f.severity(), new Range<>(f.created().from(), (Instant)
                                next(f.created().to()))));
        faults.add(Fault.of(
                KIND, operation, "takes any of two conditions", () -> QuestionFaults::anyCondition, Part.NEIGHBOURS));
    }

    private static @Nullable Object anyCondition(Invocation call) throws Throwable {
        if (!(call.argument(0) instanceof EventFilter filter)
                || filter.eventType() == null
                || filter.severity() == null
                || (int) Objects.requireNonNull(call.argument(1)) < 0) {
            return call.proceed();
        }
        int limit = (int) Objects.requireNonNull(call.argument(1));
        List<?> all = (List<?>)
                Objects.requireNonNull(call.proceed(new EventFilter(null, null, filter.created()), Integer.MAX_VALUE));
        List<?> some = all.stream()
                .filter(row -> Parts.value(row) instanceof SystemEvent event
                        && (event.eventType().equals(filter.eventType())
                                || event.severity().equals(filter.severity())))
                .limit(limit)
                .toList();
        if (!some.equals(call.proceed())) {
            call.did();
        }
        return some;
    }

    private static void event(List<Fault> faults, Operation operation, String what, UnaryOperator<EventFilter> change) {
        add(faults, operation, what, EventFilter.class, change);
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
