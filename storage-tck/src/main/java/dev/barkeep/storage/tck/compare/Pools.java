package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of every type that the operations take. Keys come from a small neighbourhood, another one in each program, so that
 * calls meet each other's rows.
 */
final class Pools {

    private static final List<Integer> LIMITS = List.of(0, 1, 2, 3, 5, 100, Integer.MAX_VALUE);
    private static final List<Integer> PAGES = List.of(1, 2, 3, 7, 100, PageRequest.MAX_SIZE);
    private static final List<Long> NO_IDS = List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<String> NAMED_SHORTLY = List.of("signalType", "regime", "eventType", "severity");
    private static final List<BigDecimal> LEAST_CONFIDENCES = Stream.of("-1", "0", "0.00000001", "0.1", "1", "1.5")
            .map(BigDecimal::new)
            .toList();
    private static final int NEIGHBOURS = 5;
    private static final int MOST_ROWS = 12;

    private final RandomGenerator random;
    private final Supplier<Instant> now;
    private final Rows rows;
    private final List<String> tickers;
    private final List<LocalDate> dates;
    private final List<Instant> instants;
    private final List<BarInterval> intervals;
    private final List<String> names;

    Pools(RandomGenerator random, Supplier<Instant> now) {
        this.random = random;
        this.now = now;
        this.rows = new Rows(random, this);
        this.tickers = some(Edges.TICKERS);
        this.dates = some(Edges.DATES);
        this.instants = some(Edges.INSTANTS);
        this.intervals = some(Edges.INTERVALS).subList(0, 2);
        this.names = some(Edges.NAMES);
    }

    private <T> List<T> some(List<T> all) {
        // Neighbours in the list are neighbours in the database.
        int from = random.nextInt(all.size());
        return IntStream.range(0, NEIGHBOURS)
                .mapToObj(i -> i < 2 ? all.get((from + i) % all.size()) : one(all))
                .toList();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** A value of a component of a record. */
    Object component(RecordComponent component) {
        Class<?> type = component.getType();
        String name = component.getName();
        if (type == String.class) {
            return name.equals("ticker") ? one(tickers) : NAMED_SHORTLY.contains(name) ? one(names) : one(Edges.TEXTS);
        }
        if (type == BigDecimal.class) {
            BigDecimal decimal = one(Edges.DECIMALS);
            return name.equals("shares") ? decimal.abs() : decimal;
        }
        if (type == long.class) {
            return one(Edges.COUNTS);
        }
        return point(type);
    }

    private Object point(Class<?> type) {
        if (type == LocalDate.class) {
            return one(dates);
        }
        if (type == Instant.class) {
            // Now and then finer than a microsecond, which is cut off.
            return oneIn(6) ? one(instants).plusNanos(random.nextInt(1_000)) : one(instants);
        }
        if (type == BarInterval.class) {
            return one(intervals);
        }
        throw new IllegalStateException("no values of " + type + " are known; add them to Pools");
    }

    /** The times of {@code withTimestamps}. */
    Timestamps timestamps() {
        Instant one = (Instant) point(Instant.class);
        Instant other = (Instant) point(Instant.class);
        return one.isBefore(other) ? new Timestamps(one, other) : new Timestamps(other, one);
    }

    /** An argument of an operation. */
    Argument argument(Operation operation, Operation.Parameter parameter) {
        Class<?> type = parameter.type();
        if (type == long.class) {
            StoredTable<?> table = Objects.requireNonNull(operation.table());
            return Arguments.id(table, random.nextInt(1_000), oneIn(5) ? one(NO_IDS) : null);
        }
        if (type == PageRequest.class) {
            return page();
        }
        if (type == Stream.class) {
            return parameter.element() == Stored.class ? put(operation) : stream(operation, parameter);
        }
        if (type == Collection.class) {
            return Argument.of(Arguments.list(elements(Objects.requireNonNull(parameter.element()))));
        }
        return Argument.of(Given.of(value(type, parameter.element())));
    }

    private Object value(Class<?> type, @Nullable Class<?> element) {
        if (type == int.class) {
            return oneIn(15) ? -1 : one(LIMITS);
        }
        if (type == Range.class) {
            return range(Objects.requireNonNull(element));
        }
        if (type == Duration.class) {
            return one(List.of(
                    Duration.ZERO,
                    Duration.ofNanos(1_000),
                    Duration.ofMinutes(1),
                    Duration.ofDays(1),
                    Duration.ofDays(1).minusNanos(1),
                    Duration.ofDays(365),
                    Duration.ofSeconds(Long.MAX_VALUE),
                    Duration.ofNanos(-1)));
        }
        if (type == SignalFilter.class) {
            return new SignalFilter(
                    oneIn(2) ? null : one(tickers),
                    oneIn(2) ? Range.all() : days(),
                    oneIn(2) ? null : one(names),
                    oneIn(2) ? null : one(LEAST_CONFIDENCES));
        }
        if (type == EventFilter.class) {
            return new EventFilter(
                    oneIn(2) ? null : one(names), oneIn(2) ? null : one(names), oneIn(2) ? Range.all() : created());
        }
        if (type == Map.class) {
            return prices();
        }
        if (type == RetentionPolicy.class) {
            return new RetentionPolicy(age(), age(), age(), age());
        }
        return single(type);
    }

    private Object single(Class<?> type) {
        if (type == String.class) {
            String ticker = one(tickers);
            return oneIn(20) ? one(Edges.NO_TICKERS) : oneIn(6) ? " " + ticker.toLowerCase(Locale.ROOT) + "\t" : ticker;
        }
        if (type == IntradaySeries.class) {
            return new IntradaySeries(one(tickers), one(intervals));
        }
        if (type == BigDecimal.class) {
            return one(Edges.DECIMALS);
        }
        if (type == Instant.class && oneIn(2)) {
            // For times of creation, which are those of the clock.
            return now.get().plusNanos(random.nextLong(-2_000, 2_000));
        }
        if (Record.class.isAssignableFrom(type)) {
            return rows.any(type);
        }
        return point(type);
    }

    private @Nullable Duration age() {
        return oneIn(3) ? null : Duration.ofDays(one(List.of(0, 1, 30, 730, 36_500)));
    }

    private Range<Instant> created() {
        Instant from = now.get().plusNanos(random.nextLong(-3_000, 3_000));
        return oneIn(2) ? Range.from(from) : Range.between(from, from.plusNanos(random.nextLong(0, 3_000)));
    }

    private Map<String, BigDecimal> prices() {
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        (oneIn(3) ? tickers.subList(0, 2) : Edges.TICKERS).forEach(ticker -> prices.put(ticker, price()));
        if (oneIn(6)) {
            prices.put(one(tickers).toLowerCase(Locale.ROOT) + " ", price());
        }
        return prices;
    }

    private BigDecimal price() {
        return Rows.first(SignalHistory.class).confidence().add(BigDecimal.valueOf(random.nextInt(10_000), 8));
    }

    private Range<LocalDate> days() {
        return range(one(dates), one(dates), LocalDate.MIN, LocalDate.MAX);
    }

    private Range<?> range(Class<?> point) {
        return point == LocalDate.class
                ? days()
                : oneIn(3)
                        ? created()
                        : range(
                                (Instant) point(Instant.class),
                                (Instant) point(Instant.class),
                                Instant.MIN,
                                Instant.MAX);
    }

    private <P extends Comparable<? super P>> Range<P> range(P one, P other, P least, P greatest) {
        P from = one.compareTo(other) <= 0 ? one : other;
        P to = one.compareTo(other) <= 0 ? other : one;
        return switch (random.nextInt(8)) {
            case 0, 1 -> Range.all();
            case 2 -> Range.from(from);
            case 3 -> Range.before(to);
            case 4 -> Range.between(from, from);
            case 5 -> Range.between(least, greatest);
            default -> Range.between(from, to);
        };
    }

    private List<Object> elements(Class<?> type) {
        List<Object> elements = new ArrayList<>();
        int count = oneIn(8) ? 0 : random.nextInt(1, MOST_ROWS);
        for (int i = 0; i < count; i++) {
            Object element = single(type);
            elements.add(element);
            if (oneIn(4) && element instanceof Record row) {
                // The same key again, with the same values or others.
                elements.add(oneIn(2) ? row : rows.changedValue(row));
            }
        }
        return elements;
    }

    private Argument stream(Operation operation, Operation.Parameter parameter) {
        List<Object> elements = neighbours(operation.table(), elements(Objects.requireNonNull(parameter.element())));
        return Argument.of(Arguments.stream(elements, failsAt(elements.size())));
    }

    /** Leaves out what has the key of an earlier row that is no neighbour: how those count depends on what is in memory. */
    private static <T> List<Object> neighbours(@Nullable StoredTable<T> table, List<Object> given) {
        List<Object> kept = new ArrayList<>();
        for (Object row : given) {
            List<Object> earlier = kept.subList(0, Math.max(0, kept.size() - 1));
            if (table == null
                    || table.isNumbered()
                    || earlier.stream().noneMatch(other -> isSameKey(table, row, other))) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static <T> boolean isSameKey(StoredTable<T> table, Object one, Object other) {
        return table.keyOrder().compare(stored(table, one), stored(table, other)) == 0;
    }

    private static <T> Stored<T> stored(StoredTable<T> table, Object value) {
        return new Stored<>(0, Instant.EPOCH, Instant.EPOCH, table.type().cast(value));
    }

    private int failsAt(int size) {
        return oneIn(12) ? random.nextInt(size + 1) : -1;
    }

    private Argument put(Operation operation) {
        StoredTable<?> table = Objects.requireNonNull(operation.table());
        List<Arguments.Put> put = new ArrayList<>();
        boolean replaces = oneIn(3);
        int next = 0;
        for (Object value : neighbours(table, elements(table.type()))) {
            next += random.nextInt(1, 4);
            put.add(new Arguments.Put(
                    value, replaces ? random.nextInt(1_000) : -next, (Instant) point(Instant.class), (Instant)
                            point(Instant.class)));
            // Only one of them, as two may mean the same row.
            replaces = false;
        }
        return Arguments.put(table, put, failsAt(put.size()));
    }

    private Argument page() {
        return oneIn(3)
                ? Arguments.page(one(PAGES), -1, null, null)
                : oneIn(3)
                        ? Arguments.page(one(PAGES), 0, one(dates), one(List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE)))
                        : Arguments.page(one(PAGES), random.nextInt(1_000), null, null);
    }
}
