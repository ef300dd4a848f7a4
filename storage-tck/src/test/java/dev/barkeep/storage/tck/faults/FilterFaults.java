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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Questions that are taken for others by their filters, pages and cursors. */
final class FilterFaults {

    private static final BigDecimal LEAST = new BigDecimal("0.00000001");

    private FilterFaults() {}

    static void signals(List<Fault> faults, Operation operation) {
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
        QuestionFaults.add(faults, operation, what, SignalFilter.class, change);
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

    static void pages(List<Fault> faults, Operation operation) {
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
                QuestionFaults.KIND,
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
                        QuestionFaults.KIND,
                        operation,
                        "says that there is a next page when there is none",
                        () -> FilterFaults::alwaysMore,
                        Part.DOORS)
                .breaks("SIG-006"));
        faults.add(Fault.of(
                        QuestionFaults.KIND,
                        operation,
                        "says that there is no next page",
                        () -> FilterFaults::neverMore,
                        Part.NEIGHBOURS)
                .breaks("SIG-006"));
        faults.add(Fault.of(
                QuestionFaults.KIND,
                operation,
                "folds the case of a type",
                () -> call -> foldsSignals(call),
                Part.TEXTS));
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
        faults.add(Fault.of(
                        QuestionFaults.KIND,
                        operation,
                        what,
                        () -> QuestionFaults.other(PageRequest.class, change),
                        Part.NEIGHBOURS)
                .breaks("SIG-006"));
    }

    private static PageRequest cursor(PageRequest page, UnaryOperator<Cursor> change) {
        return page.after() == null ? page : new PageRequest(page.size(), change.apply(page.after()));
    }

    private static long nextId(long id) {
        return id == Long.MAX_VALUE ? id : id + 1;
    }

    static void events(List<Fault> faults, Operation operation) {
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
                                QuestionFaults.next(f.created().to()))));
        faults.add(Fault.of(
                QuestionFaults.KIND,
                operation,
                "takes any of two conditions",
                () -> FilterFaults::anyCondition,
                Part.NEIGHBOURS));
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
        QuestionFaults.add(faults, operation, what, EventFilter.class, change);
    }
}
