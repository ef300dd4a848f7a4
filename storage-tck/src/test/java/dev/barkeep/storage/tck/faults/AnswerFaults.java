package dev.barkeep.storage.tck.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers that lose, repeat or mix rows, are old, or can be changed by whoever got them. */
final class AnswerFaults {

    private static final String ROWS = "rows of an answer";

    /** Each may be how much of an answer some implementation holds. */
    private static final List<Integer> LIMITS = List.of(100, 500, 1_000, 10_000);

    private AnswerFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Operation operation : Operation.ALL) {
            if (operation.givesMany()) {
                ofMany(faults, operation);
            } else if (operation.givesOne()) {
                faults.add(Fault.of(ROWS, operation, "answers nothing", () -> AnswerFaults::nothing, Part.DOORS));
            }
            if (!operation.writes()) {
                faults.add(
                        Fault.of("old answers", operation, "answers from a cache", AnswerFaults::cached, Part.DOORS));
                faults.add(new Fault(
                        "old answers",
                        operation + ": does not see what another storage wrote",
                        Promises.of(operation),
                        operation.table(),
                        () -> blindForOthers(operation),
                        List.of(Part.DOORS)));
            }
            if (operation.gives(List.class) || operation.gives(Map.class)) {
                faults.add(Fault.of(
                                "conduct",
                                operation,
                                "answers with a list that can be changed",
                                () -> AnswerFaults::mutable,
                                Part.DOORS)
                        .breaks("BAR-009"));
            }
        }
        return faults;
    }

    private static void ofMany(List<Fault> faults, Operation operation) {
        many(faults, operation, "loses the first row", rows -> rows.subList(1, rows.size()), 1);
        many(faults, operation, "loses the last row", rows -> rows.subList(0, rows.size() - 1), 2);
        many(faults, operation, "loses a row in the middle", AnswerFaults::withoutMiddle, 3);
        many(faults, operation, "repeats its last row", AnswerFaults::withLastTwice, 1);
        order(faults, operation, "swaps its last two rows", rows -> swapped(rows, rows.size() - 2), 2);
        order(faults, operation, "gives its rows backwards", AnswerFaults::reversed, 3);
        // Not all of each: many rows take time.
        int which = Operation.ALL.indexOf(operation) % (LIMITS.size() - 1);
        for (int limit : List.of(LIMITS.get(which), LIMITS.get(LIMITS.size() - 1))) {
            faults.add(Fault.of(
                    ROWS,
                    operation,
                    "loses rows beyond " + limit,
                    () -> onRows(rows -> rows.subList(0, Math.min(rows.size(), limit)), limit + 1),
                    Part.SIZES));
        }
    }

    private static void many(
            List<Fault> faults, Operation operation, String what, UnaryOperator<List<Object>> change, int least) {
        faults.add(Fault.of(ROWS, operation, what, () -> onRows(change, least), Part.DOORS));
    }

    private static void order(
            List<Fault> faults, Operation operation, String what, UnaryOperator<List<Object>> change, int least) {
        faults.add(Fault.of("order", operation, what, () -> onRows(change, least), Part.DOORS)
                .breaks(Promises.ofOrder(operation)));
    }

    /** Changes the rows of answers that have so many at least. */
    static Behaviour onRows(UnaryOperator<List<Object>> change, int least) {
        return call -> Parts.rows(call.proceed(), rows -> {
            if (rows.size() < least) {
                return rows;
            }
            List<Object> changed = change.apply(rows);
            if (!changed.equals(rows)) {
                call.did();
            }
            return changed;
        });
    }

    private static List<Object> withoutMiddle(List<Object> rows) {
        List<Object> fewer = new ArrayList<>(rows);
        fewer.remove(rows.size() / 2);
        return fewer;
    }

    private static List<Object> withLastTwice(List<Object> rows) {
        List<Object> more = new ArrayList<>(rows);
        more.add(rows.get(rows.size() - 1));
        return more;
    }

    private static List<Object> swapped(List<Object> rows, int first) {
        List<Object> others = new ArrayList<>(rows);
        Collections.swap(others, first, first + 1);
        return others;
    }

    private static List<Object> reversed(List<Object> rows) {
        List<Object> others = new ArrayList<>(rows);
        Collections.reverse(others);
        return others;
    }

    private static @Nullable Object nothing(Invocation call) throws Throwable {
        Object answer = call.proceed();
        if (answer instanceof Optional<?> found && found.isPresent()) {
            call.did();
            return Optional.empty();
        }
        return answer;
    }

    private static @Nullable Object mutable(Invocation call) throws Throwable {
        Object answer = call.proceed();
        call.did();
        if (answer instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new LinkedHashMap<>();
            map.forEach((series, rows) -> changed.put(series, new ArrayList<>((List<?>) rows)));
            return changed;
        }
        return new ArrayList<>((List<?>) Objects.requireNonNull(answer));
    }

    /** Remembers what it answered to the same question, whoever asks. */
    private static Behaviour cached() {
        Map<List<@Nullable Object>, Object> answers = new HashMap<>();
        return call -> fromCache(call, answers);
    }

    /** Remembers what it answered, until it writes something itself. */
    private static Behaviour blindForOthers(Operation operation) {
        Map<FaultyStorage, Map<List<@Nullable Object>, Object>> answers = new HashMap<>();
        return call -> {
            if (call.is(operation)) {
                return fromCache(call, answers.computeIfAbsent(call.session(), session -> new HashMap<>()));
            }
            Object answer = call.proceed();
            if (call.isOwn("commit") || call.isOwn("prune") || (call.isOnRepository() && call.isWrite())) {
                answers.remove(call.session());
            }
            return answer;
        };
    }

    private static @Nullable Object fromCache(Invocation call, Map<List<@Nullable Object>, Object> answers)
            throws Throwable {
        List<@Nullable Object> question = new ArrayList<>();
        for (@Nullable Object argument : call.arguments()) {
            // The list of a caller may change.
            question.add(argument instanceof Collection<?> list ? new ArrayList<>(list) : argument);
        }
        Object answer = call.proceed();
        if (answer == null || call.transaction() != null) {
            return answer;
        }
        Object kept = answer instanceof Stream<?> stream ? collected(stream) : answer;
        Object before = answers.putIfAbsent(question, kept);
        if (before != null && !before.equals(kept)) {
            call.did();
        }
        Object told = before == null ? kept : before;
        return answer instanceof Stream<?> ? ((List<?>) told).stream() : told;
    }

    private static List<Object> collected(Stream<?> stream) {
        try (stream) {
            return new ArrayList<>(stream.toList());
        }
    }
}
