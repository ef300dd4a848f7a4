package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calls with few rows, many, and each number that somebody may cut rows by: into statements, chunks, pages. All rows of a table
 * are put there by one call, and every operation that reads is asked for all of them.
 */
final class Sizes {

    /** More than every round number that a limit may have. */
    static final int MANY = 10_002;

    /** At and beside the limits of statements, batches and portions that are in use. */
    private static final List<Integer> CALLS =
            List.of(0, 1, 2, 33, 99, 100, 101, 199, 200, 201, 257, 500, 501, 1_000, 1_001);

    private static final List<Integer> LIMITS = List.of(1, 100, 101, 500, 501, 1_000, 1_001, 10_000, MANY);
    private static final List<Integer> KEYS = List.of(500, 501, 1_001, MANY);
    /** Those have tickers of their own. */
    private static final int EVERY_FOURTH = 4;

    private static final int FAILS_AT = 1_501;

    private static final Instant THEN = Instant.parse("2019-03-04T05:06:07.000001Z");

    private Sizes() {}

    /** Steps that fill a table, write it again in parts, and read it. */
    static List<Step> of(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        List<Operation> writes = bulkWrites(table);
        Operation first = writes.get(0);
        steps.add(call(first, rows(table, first, BulkRows.of(table, 0, MANY, 0))));
        steps.add(new Step.Check(table));
        for (Operation write : writes) {
            int from = 0;
            for (int size : CALLS) {
                // A third of the rows as they are, a third changed, a third new where rows have keys.
                List<Object> rows = new ArrayList<>(BulkRows.of(table, from, from + size / 3, 0));
                rows.addAll(BulkRows.of(table, from + size / 3, from + size / 3 * 2, 1 + writes.indexOf(write)));
                int fresh = MANY + from + 20_000 * writes.indexOf(write);
                rows.addAll(BulkRows.of(table, fresh, fresh + size - rows.size(), 0));
                steps.add(call(write, rows(table, write, rows)));
                from += size / 3 * 2;
            }
            steps.add(call(write, rows(table, write, manyMixed(table, 7 + writes.indexOf(write)))));
            if (write.parameters().get(0).type() == Stream.class) {
                steps.add(call(write, failing(table, write)));
            }
            steps.add(new Step.Check(table));
        }
        steps.add(call(first, rows(table, first, BulkRows.others(table, 0, MANY))));
        steps.addAll(reads(table, LIMITS, KEYS));
        steps.addAll(deletes(table));
        return steps;
    }

    /** More rows than any limit, of which some are there as they are, some are there otherwise, and some are new. */
    private static List<Object> manyMixed(StoredTable<?> table, int edition) {
        List<Object> rows = new ArrayList<>(BulkRows.of(table, 0, MANY / 2, 0));
        rows.addAll(BulkRows.of(table, MANY / 2, MANY, edition));
        rows.addAll(BulkRows.of(table, edition * 20_000, edition * 20_000 + 2, 0));
        return rows;
    }

    /** Rows whose source fails behind what an implementation may have written by then. */
    private static Argument failing(StoredTable<?> table, Operation write) {
        List<Object> rows = BulkRows.of(table, 0, FAILS_AT + 1, 17);
        if (write.parameters().get(0).element() != Stored.class) {
            return Argument.of(Arguments.stream(rows, FAILS_AT));
        }
        List<Arguments.Put> put = new ArrayList<>();
        rows.forEach(row -> put.add(new Arguments.Put(row, -put.size() - 1, THEN, THEN)));
        return Arguments.put(table, put, FAILS_AT);
    }

    /** Deletes all rows at once, and takes that back. */
    private static List<Step> deletes(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        for (Operation operation : Operations.all()) {
            if (operation.table() == table && operation.method().getName().startsWith("delete")) {
                List<Argument> arguments = operation.parameters().stream()
                        .map(parameter -> Argument.of(Given.of(everything(parameter.type()))))
                        .toList();
                steps.add(new Step.Begin());
                steps.add(new Step.Call(Door.TRANSACTION, operation, arguments, false));
                steps.add(new Step.Check(table));
                steps.add(new Step.End(Step.How.ROLLBACK));
            }
        }
        return steps;
    }

    private static Object everything(Class<?> type) {
        if (type == LocalDate.class) {
            return FieldRules.MAX_DATE;
        }
        return type == Instant.class ? FieldRules.MAX_INSTANT : Typical.value(type, "LONG");
    }

    /** The operations of a table that take rows in any number; those that take the most common form first. */
    static List<Operation> bulkWrites(StoredTable<?> table) {
        return Operations.all().stream()
                .filter(operation -> operation.table() == table && operation.writes())
                .filter(operation -> operation.parameters().size() == 1)
                .filter(operation -> isOfRows(operation.parameters().get(0)))
                .toList();
    }

    private static boolean isOfRows(Operation.Parameter parameter) {
        return parameter.type() == Stream.class || parameter.type() == Collection.class;
    }

    private static Step.Call call(Operation operation, Argument... arguments) {
        return new Step.Call(Door.STORAGE, operation, List.of(arguments), false);
    }

    /** Rows as an operation takes them. */
    static Argument rows(StoredTable<?> table, Operation operation, List<Object> rows) {
        Operation.Parameter parameter = operation.parameters().get(0);
        if (parameter.element() == Stored.class) {
            List<Arguments.Put> put = new ArrayList<>();
            for (Object row : rows) {
                put.add(new Arguments.Put(row, -put.size() - 1, THEN, THEN.plusSeconds(put.size() % 100)));
            }
            return Arguments.put(table, put, -1);
        }
        return Argument.of(parameter.type() == Stream.class ? Arguments.stream(rows, -1) : Arguments.list(rows));
    }

    /** Every operation that reads a table, asked for so many rows. */
    static List<Step> reads(StoredTable<?> table, List<Integer> sizes) {
        return reads(table, sizes, sizes);
    }

    private static List<Step> reads(StoredTable<?> table, List<Integer> limits, List<Integer> keys) {
        List<Step> steps = new ArrayList<>();
        for (Operation operation : Operations.all()) {
            if (operation.table() == table && !operation.writes()) {
                for (int size : sizes(operation, limits, keys)) {
                    Argument[] arguments = operation.parameters().stream()
                            .map(parameter -> argument(table, parameter, size))
                            .toArray(Argument[]::new);
                    steps.add(call(operation, arguments));
                }
            }
        }
        return steps;
    }

    private static List<Integer> sizes(Operation operation, List<Integer> limits, List<Integer> keys) {
        for (Operation.Parameter parameter : operation.parameters()) {
            if (parameter.type() == int.class || parameter.type() == PageRequest.class) {
                return limits;
            }
            if (parameter.type() == Collection.class) {
                return keys;
            }
        }
        return List.of(1);
    }

    private static Argument argument(StoredTable<?> table, Operation.Parameter parameter, int size) {
        if (parameter.type() == long.class) {
            return Arguments.id(table, size - 1, null);
        }
        if (parameter.type() == PageRequest.class) {
            return Arguments.page(size, -1, null, null);
        }
        Object value = value(table, parameter, size);
        return Argument.of(value instanceof List<?> list ? Arguments.list(list) : Given.of(value));
    }

    private static Object value(StoredTable<?> table, Operation.Parameter parameter, int size) {
        Class<?> type = parameter.type();
        if (type == int.class) {
            return size;
        }
        if (type == Duration.class) {
            return Duration.ZERO;
        }
        if (type == Map.class) {
            Map<String, BigDecimal> prices = new LinkedHashMap<>();
            // For all of the rows, and those of later calls.
            IntStream.range(0, 8 * MANY).forEach(i -> prices.put("T" + i, BigDecimal.valueOf(i, 2)));
            return prices;
        }
        if (type == Collection.class) {
            // The last one is that of the long series.
            return IntStream.range(0, size)
                    .mapToObj(i -> series(
                            table,
                            Objects.requireNonNull(parameter.element()),
                            i == size - 1 ? 1 : (table == StoredTable.METADATA ? 1 : EVERY_FOURTH) * i))
                    .toList();
        }
        return Typical.value(
                type, table == StoredTable.DAILY_DATA || table == StoredTable.INTRADAY_DATA ? "LONG" : "T4");
    }

    /** What names the series of a row, or its ticker. */
    private static Object series(StoredTable<?> table, Class<?> type, int number) {
        return Typical.value(type, table == StoredTable.METADATA ? "T" + number : BulkRows.ticker(number));
    }
}
