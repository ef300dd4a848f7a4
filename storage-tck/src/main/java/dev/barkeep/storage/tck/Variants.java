package dev.barkeep.storage.tck;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that differ from another in one value each. They follow the record: a component that is added to it is covered here. */
final class Variants {

    private Variants() {}

    /**
     * Makes them.
     *
     * @param row a row all of whose values are present
     * @param keys the components that stay as they are
     * @return a row for each other component with another value of it, and one for each that may be absent without it
     */
    static <R extends Record> List<R> of(R row, String... keys) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        List<R> variants = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (!Set.of(keys).contains(components[i].getName())) {
                variants.add(with(row, components, i, other(value(row, components[i]))));
                if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    variants.add(with(row, components, i, null));
                }
            }
        }
        return variants;
    }

    private static Object other(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.add(new BigDecimal("0.5"));
        }
        if (value instanceof Long count) {
            return count + 1;
        }
        if (value instanceof String text) {
            return text + "X";
        }
        if (value instanceof Instant instant) {
            return instant.plusSeconds(1);
        }
        if (value instanceof LocalDate date) {
            return date.plusDays(1);
        }
        throw new IllegalArgumentException("no other value is known for " + value);
    }

    private static <R extends Record> R with(R row, RecordComponent[] components, int changed, @Nullable Object value) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == changed ? value : value(row, components[i]);
        }
        try {
            @SuppressWarnings("unchecked") // A row's class makes rows of that class.
            Constructor<R> constructor = (Constructor<R>) row.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static @Nullable Object value(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
