package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each operation with each of its arguments at every extreme: absent, empty, at an edge, too much. */
final class Extremes {

    private static final String TICKER = BulkRows.ticker(1);
    private static final Instant THEN = Instant.parse("2019-03-04T05:06:07.000001Z");

    /** Which of the rows that are there a plain id is that of. */
    static final int PLAIN_ID = 2;

    private Extremes() {}

    /** All calls of an operation with one extreme argument each, beside plain ones. */
    static List<Step> of(Operation operation, Door door) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < operation.parameters().size(); i++) {
            for (Argument extreme : extremes(operation, operation.parameters().get(i))) {
                List<Argument> arguments = new ArrayList<>(plain(operation));
                arguments.set(i, extreme);
                steps.add(new Step.Call(door, operation, arguments, false));
            }
        }
        if (operation.parameters().isEmpty()) {
            steps.add(new Step.Call(door, operation, List.of(), false));
        }
        return steps;
    }

    /** Plain arguments. */
    static List<Argument> plain(Operation operation) {
        return operation.parameters().stream()
                .map(parameter -> plain(operation, parameter))
                .toList();
    }

    private static Argument plain(Operation operation, Operation.Parameter parameter) {
        StoredTable<?> table = operation.table();
        if (parameter.type() == long.class) {
            return Arguments.id(Objects.requireNonNull(table), PLAIN_ID, null);
        }
        if (parameter.type() == Map.class) {
            return given(prices());
        }
        if (parameter.type() == Collection.class) {
            return Argument.of(Arguments.list(some(table, Objects.requireNonNull(parameter.element()))));
        }
        if (parameter.type() == Stream.class) {
            List<Object> rows = some(table, Objects.requireNonNull(table).type());
            return parameter.element() == Stored.class ? put(table, rows) : Argument.of(Arguments.stream(rows, -1));
        }
        return given(
                parameter.type() == Duration.class && table == StoredTable.INTRADAY_DATA
                        ? Duration.ofMinutes(1)
                        : Typical.value(parameter.type(), ticker(table)));
    }

    private static Argument put(StoredTable<?> table, List<Object> rows) {
        List<Arguments.Put> put = new ArrayList<>();
        rows.forEach(row -> put.add(new Arguments.Put(row, -1 - put.size(), THEN, THEN.plusSeconds(put.size()))));
        return Arguments.put(table, put, -1);
    }

    private static String ticker(@Nullable StoredTable<?> table) {
        return table == StoredTable.METADATA || table == StoredTable.PORTFOLIO_POSITIONS ? "T4" : TICKER;
    }

    private static List<Object> some(@Nullable StoredTable<?> table, Class<?> type) {
        return table != null && type == table.type()
                ? BulkRows.of(table, 1, 6, 3)
                : Stream.of(ticker(table), "NONE", "T8", "T12")
                        .map(ticker -> Typical.value(type, ticker))
                        .toList();
    }

    private static Map<String, BigDecimal> prices() {
        Map<String, BigDecimal> prices = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            prices.put("T" + i, BigDecimal.valueOf(i, 2));
        }
        return prices;
    }

    private static Argument given(@Nullable Object value) {
        return Argument.of(Given.of(value));
    }

    private static List<Argument> extremes(Operation operation, Operation.Parameter parameter) {
        Class<?> type = parameter.type();
        List<Argument> extremes = new ArrayList<>();
        if (!type.isPrimitive()) {
            extremes.add(given(null));
        }
        if (type == long.class) {
            StoredTable<?> table = Objects.requireNonNull(operation.table());
            Stream.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE)
                    .forEach(id -> extremes.add(Arguments.id(table, 0, id)));
            extremes.add(Arguments.id(table, 0, null));
        } else if (type == PageRequest.class) {
            pages(extremes);
        } else if (type == Collection.class) {
            collections(extremes, some(operation.table(), Objects.requireNonNull(parameter.element())));
        } else if (type == Stream.class) {
            streams(extremes, operation, parameter);
        } else {
            values(type, parameter.element()).forEach(value -> extremes.add(given(value)));
        }
        return extremes;
    }

    private static void pages(List<Argument> extremes) {
        for (int size : List.of(1, 2, PageRequest.MAX_SIZE)) {
            extremes.add(Arguments.page(size, -1, null, null));
            for (int row : List.of(0, 1, 7, 20)) {
                extremes.add(Arguments.page(size, row, null, null));
            }
        }
        for (LocalDate date :
                List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), Typical.DAY, Typical.DAY.plusDays(17))) {
            for (long id : List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE)) {
                extremes.add(Arguments.page(3, 0, date, id));
            }
        }
    }

    private static void collections(List<Argument> extremes, List<Object> elements) {
        Object first = elements.get(0);
        Object last = elements.get(elements.size() - 1);
        for (List<@Nullable Object> list : List.<List<@Nullable Object>>of(
                List.of(),
                List.of(first),
                List.of(first, first),
                List.of(first, last, first),
                Arrays.asList((Object) null),
                Arrays.asList(null, first),
                Arrays.asList(first, null, last),
                Arrays.asList(first, last, null))) {
            extremes.add(Argument.of(Arguments.list(list)));
        }
        // One that throws if it is asked for null, or is changed.
        extremes.add(given(List.copyOf(elements)));
        if (first instanceof String) {
            for (String ticker : Edges.NO_TICKERS) {
                extremes.add(Argument.of(Arguments.list(List.of(first, ticker))));
            }
            extremes.add(Argument.of(Arguments.list(List.of("t8", " T8 ", "T4\t", "none"))));
        }
    }

    private static void streams(List<Argument> extremes, Operation operation, Operation.Parameter parameter) {
        StoredTable<?> table = Objects.requireNonNull(operation.table());
        List<Object> rows = some(table, table.type());
        if (parameter.element() == Stored.class) {
            puts(extremes, table, rows);
            return;
        }
        Object first = rows.get(0);
        extremes.add(Argument.of(Arguments.stream(List.of(), -1)));
        extremes.add(Argument.of(Arguments.stream(List.of(first, first), -1)));
        extremes.add(Argument.of(Arguments.stream(Arrays.asList(first, null), -1)));
        extremes.add(Argument.of(Arguments.stream(Arrays.asList((Object) null), -1)));
        for (int failsAt = 0; failsAt <= rows.size(); failsAt++) {
            extremes.add(Argument.of(Arguments.stream(rows, failsAt)));
        }
    }

    @SuppressWarnings("NullAway") // Rows that the API does not allow: that is the point.
    private static void puts(List<Argument> extremes, StoredTable<?> table, List<Object> rows) {
        Object value = rows.get(0);
        long id = table.isNumbered() ? 1_000_000 : 0;
        extremes.add(Argument.of(Arguments.stream(List.of(), -1)));
        for (Stored<?> row : Arrays.<Stored<?>>asList(
                null,
                new Stored<>(table.isNumbered() ? 0 : 1, THEN, THEN, value),
                new Stored<>(-1, THEN, THEN, value),
                new Stored<>(id, Instant.MIN, THEN, value),
                new Stored<>(id, THEN, Instant.MAX, value),
                new Stored<>(id, null, THEN, value),
                new Stored<>(id, THEN, null, value),
                new Stored<>(id, THEN, THEN, null))) {
            extremes.add(Argument.of(Arguments.stream(Arrays.asList(row), -1)));
        }
        for (int failsAt : List.of(0, 1, rows.size())) {
            List<Arguments.Put> put = rows.stream()
                    .map(row -> new Arguments.Put(row, -1 - rows.indexOf(row), THEN, THEN))
                    .toList();
            extremes.add(Arguments.put(table, put, failsAt));
        }
        Instant finest = Instant.parse("2019-03-04T05:06:07.000001999Z");
        extremes.add(Arguments.put(
                table,
                List.of(new Arguments.Put(value, -1, finest, finest), new Arguments.Put(value, 3, finest, THEN)),
                -1));
    }

    private static List<Object> values(Class<?> type, @Nullable Class<?> element) {
        if (type == int.class) {
            return List.of(Integer.MIN_VALUE, -1, 0, 1, 2, Integer.MAX_VALUE);
        }
        if (type == String.class) {
            List<Object> tickers = new ArrayList<>(Edges.NO_TICKERS);
            tickers.addAll(Edges.TICKERS);
            tickers.addAll(List.of(" T4", "t4\t", TICKER.toLowerCase(Locale.ROOT)));
            return tickers;
        }
        if (type == BigDecimal.class) {
            return List.of(
                    new BigDecimal("0"),
                    new BigDecimal("-0.00000001"),
                    new BigDecimal("0.00000001"),
                    new BigDecimal("0.000000001"),
                    new BigDecimal("9999999999.99999999"),
                    new BigDecimal("-9999999999.99999999"),
                    new BigDecimal("10000000000"),
                    new BigDecimal("1E+9"));
        }
        if (type == Duration.class) {
            return List.of(
                    Duration.ofNanos(-1),
                    Duration.ZERO,
                    Duration.ofNanos(1),
                    Duration.ofDays(1).minusNanos(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        }
        if (type == Range.class) {
            return new ArrayList<>(Objects.requireNonNull(element) == LocalDate.class ? days() : moments());
        }
        if (type == RetentionPolicy.class) {
            return List.of(
                    new RetentionPolicy(null, null, null, null),
                    RetentionPolicy.DEFAULT,
                    new RetentionPolicy(Duration.ZERO, null, null, null),
                    new RetentionPolicy(null, Duration.ZERO, null, null),
                    new RetentionPolicy(null, null, Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE)));
        }
        return filters(type);
    }

    private static List<Object> filters(Class<?> type) {
        if (type == SignalFilter.class) {
            List<Object> filters = new ArrayList<>(
                    days().stream().map(SignalFilter.ALL::withRange).toList());
            filters.addAll(List.of(
                    SignalFilter.ALL.withTicker("none"),
                    SignalFilter.ALL.withTicker(" long "),
                    SignalFilter.ALL.withSignalType("BUY"),
                    SignalFilter.ALL.withSignalType("buy"),
                    SignalFilter.ALL.withMinConfidence(new BigDecimal("3.00000004")),
                    SignalFilter.ALL
                            .withMinConfidence(new BigDecimal("3.00000003"))
                            .withSignalType("SELL"),
                    SignalFilter.ALL.withMinConfidence(new BigDecimal("-1"))));
            return filters;
        }
        if (type == EventFilter.class) {
            List<Object> filters = new ArrayList<>(
                    moments().stream().map(EventFilter.ALL::withCreated).toList());
            filters.addAll(List.of(
                    new EventFilter("A", null),
                    new EventFilter("a", null),
                    new EventFilter("A", "INFO"),
                    new EventFilter(null, "info"),
                    new EventFilter(null, "WARN")));
            return filters;
        }
        if (type == LocalDate.class) {
            return List.of(Typical.DAY, Typical.DAY.plusDays(3), LocalDate.of(9999, 12, 31), LocalDate.of(1, 1, 1));
        }
        if (type == Instant.class) {
            return List.of(
                    Typical.MOMENT,
                    Typical.MOMENT.plusNanos(1),
                    Typical.MOMENT.minusNanos(1),
                    Typical.MOMENT.plusSeconds(180),
                    Instant.parse("0001-01-01T00:00:00Z"),
                    Instant.parse("9999-12-31T23:59:59.999999Z"));
        }
        // Rows refuse by themselves what no row may hold.
        return List.of(Typical.value(type, TICKER));
    }

    private static List<Range<LocalDate>> days() {
        LocalDate day = Typical.DAY.plusDays(3);
        return List.of(
                Range.all(),
                Range.from(day),
                Range.before(day),
                Range.between(day, day),
                Range.between(day, day.plusDays(1)),
                Range.between(day, day.plusDays(5)),
                Range.between(LocalDate.MIN, LocalDate.MAX),
                Range.from(LocalDate.MAX),
                Range.before(LocalDate.MIN),
                Range.between(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
    }

    private static List<Range<Instant>> moments() {
        Instant moment = Typical.MOMENT.plus(3, ChronoUnit.MINUTES);
        return List.of(
                Range.all(),
                Range.from(moment),
                Range.before(moment),
                Range.between(moment, moment),
                Range.between(moment, moment.plusNanos(1)),
                Range.between(moment.plusNanos(1), moment.plusSeconds(300)),
                Range.between(moment.minusNanos(1), moment),
                Range.from(moment.plusNanos(999)),
                Range.between(Instant.MIN, Instant.MAX),
                Range.from(Instant.MAX),
                Range.before(Instant.MIN),
                Range.between(THEN, THEN.plusNanos(1_000)),
                Range.before(THEN),
                Range.between(THEN.minusSeconds(1), THEN),
                Range.from(THEN.plusSeconds(2)));
    }
}
