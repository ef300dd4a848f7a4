package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows that are written with other times than they should have. */
final class TimeFaults {

    private static final String KIND = "times";

    private TimeFaults() {}

    /** What a row should have been: gives it with other times, or as it is. */
    @FunctionalInterface
    private interface Change {
        Stored<?> apply(Invocation call, @Nullable Stored<?> before, Stored<?> after);
    }

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Operation operation : Operation.ALL) {
            if (!operation.writes() || operation.isDelete() || operation.verb().equals("remove")) {
                continue;
            }
            boolean put = operation.verb().equals("putAll");
            if (!put) {
                time(faults, operation, "ignores given times", TimeFaults::clockInstead, "TX-014");
                time(
                        faults,
                        operation,
                        "gives a row the time of update as that of creation",
                        (call, before, after) -> call.isTimed() && before == null
                                ? times(after, after.updatedAt(), after.updatedAt())
                                : after,
                        "TX-014");
            }
            time(faults, operation, "cuts times to milliseconds", TimeFaults::milliseconds, own(operation));
            if (!operation.table().isNumbered() && !put) {
                time(
                        faults,
                        operation,
                        "moves the time of creation with a change",
                        (call, before, after) ->
                                before == null ? after : times(after, after.updatedAt(), after.updatedAt()),
                        changes(operation));
                time(
                        faults,
                        operation,
                        "leaves the time of update with a change",
                        (call, before, after) ->
                                before == null ? after : times(after, after.createdAt(), before.updatedAt()),
                        changes(operation));
                time(
                        faults,
                        operation,
                        "gives a changed row the given time of creation",
                        (call, before, after) -> before == null || !call.isTimed()
                                ? after
                                : times(after, after.updatedAt().minusSeconds(1), after.updatedAt()),
                        "TX-015");
                time(
                        faults,
                        operation,
                        "never sets a time of update back",
                        (call, before, after) ->
                                before == null || !after.updatedAt().isBefore(before.updatedAt())
                                        ? after
                                        : times(after, after.createdAt(), before.updatedAt()),
                        "TX-015");
                faults.add(Fault.of(
                                KIND,
                                operation,
                                "moves the time of update without a change",
                                () -> TimeFaults::touches,
                                Part.DOORS)
                        .breaks(unchanged(operation)));
            }
            if (put) {
                time(faults, operation, "takes the clock for the time of update", TimeFaults::clockInstead, "ROW-004");
                time(
                        faults,
                        operation,
                        "keeps the creation of a row that is there",
                        (call, before, after) ->
                                before == null ? after : times(after, before.createdAt(), after.updatedAt()),
                        "ROW-005");
                time(
                        faults,
                        operation,
                        "puts no update before a creation",
                        (call, before, after) -> after.updatedAt().isBefore(after.createdAt())
                                ? times(after, after.createdAt(), after.createdAt())
                                : after,
                        "ROW-004");
            }
        }
        return faults;
    }

    private static String own(Operation operation) {
        return Promises.of(operation).iterator().next();
    }

    private static String changes(Operation operation) {
        return switch (operation.table().name()) {
            case "metadata" -> "MET-002";
            case "portfolio_positions" -> operation.verb().equals("adjust") ? "POS-005" : "POS-002";
            default ->
                operation.verb().endsWith("stream")
                        ? "BAR-029"
                        : operation.verb().equals("save") ? "BAR-004" : "BAR-003";
        };
    }

    private static String unchanged(Operation operation) {
        return switch (operation.table().name()) {
            case "metadata" -> "MET-002";
            case "portfolio_positions" -> operation.verb().equals("adjust") ? "POS-005" : "POS-002";
            default -> "BAR-003";
        };
    }

    private static void time(List<Fault> faults, Operation operation, String what, Change change, String rule) {
        faults.add(Fault.of(KIND, operation, what, () -> call -> write(call, change), Part.DOORS)
                .breaks(rule));
    }

    private static Stored<?> times(Stored<?> row, Instant created, Instant updated) {
        return new Stored<>(row.id(), created, updated, row.value());
    }

    private static Stored<?> clockInstead(Invocation call, @Nullable Stored<?> before, Stored<?> after) {
        if (!call.isTimed() && !call.method().getName().equals("putAll")) {
            return after;
        }
        Instant now = call.session().now();
        return times(after, before == null ? now : after.createdAt(), now);
    }

    private static Stored<?> milliseconds(Invocation call, @Nullable Stored<?> before, Stored<?> after) {
        return times(
                after,
                before == null ? after.createdAt().truncatedTo(ChronoUnit.MILLIS) : after.createdAt(),
                after.updatedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Makes the call, and gives the rows that it wrote other times. */
    private static @Nullable Object write(Invocation call, Change change) throws Throwable {
        List<Stored<?>> before = call.rows();
        Object answer = call.proceed();
        List<Stored<?>> others = new ArrayList<>();
        Function<Stored<?>, Optional<Stored<?>>> index = byKey(call.table(), before);
        for (Stored<?> row : call.rows()) {
            Optional<Stored<?>> same = index.apply(row);
            if (same.isEmpty() || !same.get().equals(row)) {
                Stored<?> other = change.apply(call, same.orElse(null), row);
                if (!other.equals(row)) {
                    call.did();
                    others.add(other);
                }
            }
        }
        if (!others.isEmpty()) {
            WriteFaults.restore(call, call.table(), others);
        }
        if (answer instanceof Stored<?> row) {
            return others.stream()
                    .filter(other -> other.id() == row.id())
                    .findFirst()
                    .<Object>map(other -> other)
                    .orElse(row);
        }
        return answer;
    }

    private static @Nullable Object touches(Invocation call) throws Throwable {
        Object source = call.argument(0);
        List<Object> rows = new ArrayList<>();
        Object argument = source instanceof Stream<?> stream ? stream.peek(rows::add) : source;
        List<Stored<?>> before = call.rows();
        Object answer = call.proceedFirst(argument);
        if (source instanceof Collection<?> collection) {
            rows.addAll(collection);
        } else if (!(source instanceof Stream<?>) && source != null) {
            rows.add(source);
        }
        Instant now = call.session().now();
        List<Stored<?>> touched = new ArrayList<>();
        Set<Object> meant = new HashSet<>(rows);
        Set<Object> there = new HashSet<>(before);
        for (Stored<?> row : call.rows()) {
            boolean given =
                    meant.contains(row.value()) || meant.contains(Objects.requireNonNullElse(Parts.ticker(row), ""));
            if (given && there.contains(row) && !row.updatedAt().equals(now)) {
                touched.add(times(row, row.createdAt(), now));
            }
        }
        if (!touched.isEmpty()) {
            call.did();
            WriteFaults.restore(call, call.table(), touched);
        }
        return answer;
    }

    /** Finds the row of the same key. */
    private static <T> Function<Stored<?>, Optional<Stored<?>>> byKey(StoredTable<T> table, List<Stored<?>> rows) {
        TreeMap<Stored<T>, Stored<?>> byKey = new TreeMap<>(table.keyOrder());
        rows.forEach(row -> byKey.put(WriteFaults.stored(table, row), row));
        return row -> Optional.ofNullable(byKey.get(WriteFaults.stored(table, row)));
    }
}
