package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes that are done in part, twice, in another order, or counted wrongly. */
final class WriteFaults {

    private static final String PARTS = "writes in part";
    private static final String COUNTS = "counts";

    private WriteFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Operation operation : Operation.ALL) {
            if (operation.takesMany()) {
                many(faults, operation);
            }
            if (operation.takesRows()
                    && (!operation.table().isNumbered() || operation.verb().equals("putAll"))) {
                faults.add(Fault.of(
                                PARTS,
                                operation,
                                "leaves rows that are there as they are",
                                () -> WriteFaults::writesNothing,
                                Part.DOORS)
                        .breaks(replacement(operation)));
            }
            if (operation.isDelete()) {
                faults.add(Fault.of(PARTS, operation, "deletes nothing", () -> WriteFaults::writesNothing, Part.DOORS));
                faults.add(Fault.of(
                        PARTS, operation, "deletes no more than 1000 rows", () -> keepsBeyond(1_000), Part.SIZES));
            }
            if (operation.gives(SaveResult.class)) {
                savedCounts(faults, operation);
            }
            if (operation.gives(long.class)) {
                count(faults, operation, "counts 0", n -> 0L);
                count(faults, operation, "counts one more", n -> n + 1);
                count(faults, operation, "counts no further than 2", n -> Math.min(n, 2));
                faults.add(Fault.of(
                        COUNTS,
                        operation,
                        "counts no further than 1000",
                        () -> counts(n -> Math.min(n, 1_000)),
                        Part.SIZES));
                faults.add(Fault.of(
                        COUNTS,
                        operation,
                        "counts no further than 10000",
                        () -> counts(n -> Math.min(n, 10_000)),
                        Part.SIZES));
            }
        }
        return faults;
    }

    private static void many(List<Fault> faults, Operation operation) {
        part(faults, operation, "loses the first row given", rows -> rows.subList(1, rows.size()), 2, Part.DOORS);
        part(faults, operation, "loses the last row given", rows -> rows.subList(0, rows.size() - 1), 2, Part.DOORS);
        part(faults, operation, "loses rows given beyond 500", rows -> rows.subList(0, 500), 501, Part.SIZES);
        part(faults, operation, "loses rows given beyond 10000", rows -> rows.subList(0, 10_000), 10_001, Part.SIZES);
        part(faults, operation, "loses the row that fills a batch of 100", rows -> without(rows, 99), 100, Part.SIZES);
        if (operation.table().isNumbered() && !operation.verb().equals("putAll")) {
            part(faults, operation, "adds backwards", WriteFaults::reversed, 2, Part.DOORS);
            part(
                    faults,
                    operation,
                    "takes equal rows for one",
                    rows -> rows.stream().distinct().toList(),
                    2,
                    Part.EXTREMES);
        } else {
            faults.add(Fault.of(
                            PARTS,
                            operation,
                            "keeps the first of rows with the same key",
                            () -> changed(rows -> lastOfEach(operation.table(), reversed(rows)), 2),
                            Part.DOORS)
                    .breaks(duplicates(operation)));
        }
        faults.add(Fault.of(
                        PARTS,
                        operation,
                        "keeps what came before a bad row",
                        () -> WriteFaults::keepsGoodRows,
                        Part.EXTREMES)
                .breaks(atomicity(operation)));
        faults.add(Fault.of(PARTS, operation, "leaves bad rows out", () -> WriteFaults::skipsBadRows, Part.EXTREMES)
                .breaks(refusal(operation)));
    }

    private static String duplicates(Operation operation) {
        return switch (operation.table().name()) {
            case "metadata" -> operation.verb().equals("putAll") ? "ROW-007" : "MET-003";
            case "portfolio_positions" -> operation.verb().equals("putAll") ? "ROW-007" : "POS-003";
            default -> operation.verb().equals("putAll") ? "ROW-007" : "BAR-005";
        };
    }

    private static String replacement(Operation operation) {
        String promise = Promises.of(operation).iterator().next();
        return switch (promise) {
            case "BAR-001" -> "BAR-002";
            case "ROW-004" -> "ROW-005";
            default -> promise;
        };
    }

    private static String atomicity(Operation operation) {
        String promise = Promises.of(operation).iterator().next();
        return switch (promise) {
            case "BAR-008" -> "BAR-006";
            case "ROW-004" -> "ROW-006";
            default -> promise;
        };
    }

    private static String[] refusal(Operation operation) {
        String promise = Promises.of(operation).iterator().next();
        return switch (promise) {
            case "BAR-008" -> new String[] {"BAR-006", "BAR-009"};
            case "ROW-004" -> new String[] {"ROW-009"};
            default -> new String[] {promise, "BAR-009"};
        };
    }

    private static void part(
            List<Fault> faults,
            Operation operation,
            String what,
            UnaryOperator<List<Object>> change,
            int least,
            Part part) {
        faults.add(Fault.of(PARTS, operation, what, () -> changed(change, least), part));
    }

    /** Writes other rows, if there are so many at least and none of them is absent. */
    private static Behaviour changed(UnaryOperator<List<Object>> change, int least) {
        return call -> {
            Object given = call.argument(0);
            if (given == null) {
                return call.proceed();
            }
            return call.proceed(Parts.given(given, rows -> {
                if (rows.size() < least || rows.stream().anyMatch(Objects::isNull)) {
                    return rows;
                }
                List<Object> others = change.apply(rows);
                if (!others.equals(rows)) {
                    call.did();
                }
                return others;
            }));
        };
    }

    private static List<Object> without(List<Object> rows, int place) {
        List<Object> fewer = new ArrayList<>(rows);
        fewer.remove(place);
        return fewer;
    }

    private static List<Object> reversed(List<Object> rows) {
        List<Object> others = new ArrayList<>(rows);
        Collections.reverse(others);
        return others;
    }

    /** The last row of each key. */
    static <T> List<Object> lastOfEach(StoredTable<T> table, List<Object> rows) {
        TreeMap<Stored<T>, Object> byKey = new TreeMap<>(table.keyOrder());
        for (Object row : rows) {
            byKey.put(stored(table, row), row);
        }
        return new ArrayList<>(byKey.values());
    }

    @SuppressWarnings("unchecked") // A row of the table.
    static <T> Stored<T> stored(StoredTable<T> table, Object row) {
        return row instanceof Stored<?> whole
                ? (Stored<T>) whole
                : new Stored<>(0, Instant.EPOCH, Instant.EPOCH, table.type().cast(row));
    }

    private static @Nullable Object writesNothing(Invocation call) throws Throwable {
        List<Stored<?>> before = call.rows();
        Object answer = call.proceed();
        if (!before.equals(call.rows())) {
            call.did();
            restore(call, call.table(), before);
        }
        return answer;
    }

    /** Brings rows back that were deleted or changed. */
    static <T> void restore(Invocation call, StoredTable<T> table, List<Stored<?>> rows) {
        call.place().rows(table).putAll(rows.stream().map(row -> stored(table, row)));
    }

    private static Behaviour keepsBeyond(int most) {
        return call -> {
            List<Stored<?>> before = call.rows();
            Object answer = call.proceed();
            List<Stored<?>> deleted = new ArrayList<>(before);
            deleted.removeAll(new HashSet<>(call.rows()));
            if (deleted.size() <= most) {
                return answer;
            }
            call.did();
            restore(call, call.table(), deleted.subList(most, deleted.size()));
            return (long) most;
        };
    }

    private static @Nullable Object keepsGoodRows(Invocation call) throws Throwable {
        Object given = call.argument(0);
        List<Object> good = new ArrayList<>();
        if (given instanceof Collection<?> rows) {
            for (Object row : rows) {
                if (row == null) {
                    break;
                }
                good.add(row);
            }
        }
        try {
            return given instanceof Stream<?> rows ? call.proceed(rows.peek(good::add)) : call.proceed();
        } catch (RuntimeException e) {
            if (!good.isEmpty()
                    && call.transaction() == null
                    && !(e instanceof StorageException s && s.isRetryable())) {
                try {
                    call.proceedOn(call.place(), given instanceof Stream<?> ? good.stream() : good);
                    call.did();
                } catch (InvalidDataException bad) {
                    return Objects.requireNonNull(rethrow(e));
                }
            }
            throw e;
        }
    }

    private static @Nullable Object rethrow(RuntimeException e) {
        throw e;
    }

    private static @Nullable Object skipsBadRows(Invocation call) throws Throwable {
        Object given = call.argument(0);
        if (given == null) {
            return call.proceed();
        }
        return call.proceed(Parts.given(given, rows -> {
            List<Object> good = rows.stream()
                    .filter(row -> row instanceof Stored<?> stored
                            ? !Arrays.asList(stored.value(), stored.createdAt(), stored.updatedAt())
                                    .contains(null)
                            : row != null)
                    .toList();
            if (good.size() < rows.size()) {
                call.did();
            }
            return good;
        }));
    }

    private static void savedCounts(List<Fault> faults, Operation operation) {
        saved(faults, operation, "swaps written and unchanged", r -> new SaveResult(r.unchanged(), r.written()));
        saved(
                faults,
                operation,
                "counts unchanged rows as written",
                r -> new SaveResult(r.written() + r.unchanged(), 0));
        saved(
                faults,
                operation,
                "counts written rows as unchanged",
                r -> new SaveResult(0, r.written() + r.unchanged()));
        saved(faults, operation, "counts nothing as unchanged", r -> new SaveResult(r.written(), 0));
        if (operation.takesMany()) {
            saved(faults, operation, "counts 1 at most", r -> new SaveResult(Math.min(1, r.written()), r.unchanged()));
        }
        if (operation.takes(Collection.class)) {
            faults.add(Fault.of(
                            COUNTS,
                            operation,
                            "counts rows given twice twice",
                            () -> WriteFaults::countsDuplicates,
                            Part.DOORS)
                    .breaks(duplicates(operation)));
        }
    }

    private static @Nullable Object countsDuplicates(Invocation call) throws Throwable {
        int size = call.argument(0) instanceof Collection<?> rows ? rows.size() : 0;
        Object answer = call.proceed();
        if (answer instanceof SaveResult result && result.written() + result.unchanged() < size) {
            call.did();
            return new SaveResult(size - result.unchanged(), result.unchanged());
        }
        return answer;
    }

    private static void saved(List<Fault> faults, Operation operation, String what, UnaryOperator<SaveResult> change) {
        Fault fault = Fault.of(
                COUNTS,
                operation,
                what,
                () -> call -> {
                    SaveResult good = (SaveResult) Objects.requireNonNull(call.proceed());
                    SaveResult other = change.apply(good);
                    if (!other.equals(good)) {
                        call.did();
                    }
                    return other;
                },
                Part.DOORS);
        faults.add(fault.breaks(
                switch (operation.table().name()) {
                    case "metadata" -> "MET-002";
                    case "portfolio_positions" -> "POS-002";
                    default -> "BAR-003";
                }));
    }

    private static void count(List<Fault> faults, Operation operation, String what, UnaryOperator<Long> change) {
        faults.add(Fault.of(COUNTS, operation, what, () -> counts(change), Part.DOORS));
    }

    private static Behaviour counts(UnaryOperator<Long> change) {
        return call -> {
            Long good = (Long) Objects.requireNonNull(call.proceed());
            Long other = change.apply(good);
            if (!other.equals(good)) {
                call.did();
            }
            return other;
        };
    }
}
