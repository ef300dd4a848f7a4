package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of any table, made by the components of its record: one that is added has values from then on. */
final class Rows {

    /** A row of each table, whose components are then changed one by one. */
    private static final List<Record> FIRST = List.of(
            new DailyData(
                    "AAPL",
                    LocalDate.EPOCH,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    1,
                    BigDecimal.ONE,
                    BigDecimal.ONE),
            new IntradayData(
                    "AAPL",
                    BarInterval.ONE_MINUTE,
                    Instant.EPOCH,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    1),
            new Metadata("AAPL", "A", "B", "C", BigDecimal.ONE, Instant.EPOCH),
            new SignalHistory(
                    "AAPL",
                    LocalDate.EPOCH,
                    "BUY",
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    "UP",
                    "A"),
            new PortfolioPerformance(
                    LocalDate.EPOCH, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE),
            new PortfolioPosition("AAPL", BigDecimal.ONE),
            new SystemEvent("A", "B", "C", "INFO"));

    private static final int ATTEMPTS = 20;
    /** Of five values that may be absent one is. */
    private static final int ABSENT = 5;

    /** What tells the rows of a table apart, where they have such a thing. */
    private static final Set<String> KEYS = Set.of("ticker", "date", "interval", "datetime");

    private final RandomGenerator random;
    private final Pools pools;

    Rows(RandomGenerator random, Pools pools) {
        this.random = random;
        this.pools = pools;
    }

    /** A row with every value present. */
    static <R> R first(Class<R> type) {
        return type.cast(FIRST.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row of " + type + " is known; add one to Rows")));
    }

    /** A row with values from the pools. */
    <R> R any(Class<R> type) {
        Record row = (Record) first(type);
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            row = changed(row, component);
        }
        return type.cast(row);
    }

    /** The same row, one value of it changed that is no key. */
    <R> R changedValue(R row) {
        List<RecordComponent> values = Arrays.stream(row.getClass().getRecordComponents())
                .filter(component -> !KEYS.contains(component.getName()))
                .toList();
        if (values.isEmpty()) {
            return row;
        }
        Record changed = changed((Record) row, values.get(random.nextInt(values.size())));
        @SuppressWarnings("unchecked") // Made of the same record.
        R same = (R) changed;
        return same;
    }

    private Record changed(Record row, RecordComponent component) {
        if (isNullable(component) && random.nextInt(ABSENT) == 0) {
            return with(row, component.getName(), null);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return with(row, component.getName(), pools.component(component));
            } catch (InvalidDataException e) {
                // Not every number goes into every column; the next one may.
            }
        }
        return row;
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The same record with another value of a component. */
    static <R> R with(R row, String name, @Nullable Object value) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getName().equals(name) ? value : Words.value((Record) row, components[i]);
        }
        try {
            @SuppressWarnings("unchecked") // A row's class makes rows of that class.
            Constructor<R> constructor = (Constructor<R>) row.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidDataException refused) {
                throw refused;
            }
            throw new IllegalStateException("a row cannot be made", Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row cannot be made", e);
        }
    }
}
