package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PortfolioSummary;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes answers, arguments and records apart, and puts them together again with something else in them. */
final class Parts {

    private Parts() {}

    /** An answer of many rows with other rows. */
    static @Nullable Object rows(@Nullable Object answer, UnaryOperator<List<Object>> change) {
        if (answer instanceof Stream<?> stream) {
            try (stream) {
                return change.apply(new ArrayList<>(stream.toList())).stream();
            }
        }
        if (answer instanceof Page<?> page) {
            return new Page<>(change.apply(new ArrayList<>(page.rows())), page.next());
        }
        if (answer instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new LinkedHashMap<>();
            map.forEach((series, rows) ->
                    changed.put(series, Collections.unmodifiableList(change.apply(new ArrayList<>((List<?>) rows)))));
            return Collections.unmodifiableMap(changed);
        }
        if (answer instanceof List<?> list) {
            return Collections.unmodifiableList(change.apply(new ArrayList<>(list)));
        }
        return answer;
    }

    /** An answer, or an argument that holds rows, with every record in it changed. */
    static @Nullable Object values(@Nullable Object holder, UnaryOperator<Record> change) {
        if (holder instanceof Stream<?> stream) {
            return stream.map(row -> values(row, change));
        }
        if (holder instanceof Page<?> page) {
            return new Page<>(changed(page.rows(), change), page.next());
        }
        if (holder instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
            map.forEach((key, value) -> changed.put(key, values(value, change)));
            return Collections.unmodifiableMap(changed);
        }
        if (holder instanceof Collection<?> rows) {
            return Collections.unmodifiableList(changed(rows, change));
        }
        if (holder instanceof Optional<?> optional) {
            return optional.map(row -> values(row, change));
        }
        if (holder instanceof Stored<?> row) {
            return row.value() instanceof Record value
                    ? new Stored<>(row.id(), row.createdAt(), row.updatedAt(), change.apply(value))
                    : row;
        }
        if (holder instanceof PortfolioSummary summary) {
            return change.apply(summary);
        }
        return holder instanceof Record row ? change.apply(row) : holder;
    }

    private static List<Object> changed(Collection<?> rows, UnaryOperator<Record> change) {
        List<Object> changed = new ArrayList<>();
        for (Object row : rows) {
            changed.add(values(row, change));
        }
        return changed;
    }

    /** An argument of many rows with others; a stream is closed when its successor is. */
    static Object given(Object rows, UnaryOperator<List<Object>> change) {
        if (rows instanceof Stream<?> stream) {
            // Read where the good storage reads it, which knows what to do when it throws.
            return Stream.of(stream)
                    .flatMap(rest -> {
                        List<Object> all = new ArrayList<>();
                        rest.iterator().forEachRemaining(all::add);
                        return change.apply(all).stream();
                    })
                    .onClose(stream::close);
        }
        return change.apply(new ArrayList<>((Collection<?>) rows));
    }

    /** The value of a component. */
    static @Nullable Object get(Record row, String component) {
        for (RecordComponent each : row.getClass().getRecordComponents()) {
            if (each.getName().equals(component)) {
                return get(row, each);
            }
        }
        throw new IllegalStateException(row.getClass() + " has no " + component);
    }

    private static @Nullable Object get(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    /** The same record with another value of a component; the same if the record refuses that. */
    static Record with(Record row, String name, @Nullable Object value) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getName().equals(name) ? value : get(row, components[i]);
        }
        try {
            Constructor<? extends Record> constructor = row.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidDataException) {
                return row;
            }
            throw new IllegalStateException("a row cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row cannot be made", e);
        }
    }

    /** The record of a row, which may be one as it is stored. */
    static Record value(Object row) {
        return row instanceof Stored<?> stored ? (Record) stored.value() : (Record) row;
    }

    /** The ticker that something is about, or {@code null}. */
    static @Nullable String ticker(@Nullable Object of) {
        if (of instanceof String ticker) {
            return ticker;
        }
        if (of instanceof IntradaySeries series) {
            return series.ticker();
        }
        Object value = of instanceof Stored<?> stored ? stored.value() : of;
        return value instanceof Record row && hasTicker(row) ? (String) get(row, "ticker") : null;
    }

    private static boolean hasTicker(Record row) {
        return Arrays.stream(row.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals("ticker"));
    }
}
