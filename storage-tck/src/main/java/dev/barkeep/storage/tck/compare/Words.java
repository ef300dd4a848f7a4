package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Java has them, so that a program that found a difference can be run by its reader. */
final class Words {

    private static final int LONGEST_TEXT = 60;
    private static final int MOST_ELEMENTS = 12;

    private Words() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return text(text.toString());
        }
        if (value instanceof Long number) {
            return number + "L";
        }
        if (value instanceof BigDecimal decimal) {
            return "new BigDecimal(\"" + decimal + "\")";
        }
        if (value instanceof Instant || value instanceof LocalDate || value instanceof Duration) {
            return value.getClass().getSimpleName() + ".parse(\"" + value + "\")";
        }
        if (value instanceof StoredTable<?> table) {
            return "StoredTable." + table.name().toUpperCase(Locale.ROOT);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(found -> "Optional.of(" + of(found) + ")").orElse("Optional.empty()");
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .limit(MOST_ELEMENTS)
                    .map(entry -> of(entry.getKey()) + ", " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "Map.of(", ")"));
        }
        if (value instanceof Collection<?> elements) {
            return "List.of(" + elements(elements) + ")";
        }
        return value instanceof Record row ? constructor(row) : String.valueOf(value);
    }

    /** The elements of a list, without the many in the middle. */
    static String elements(Collection<?> elements) {
        String shown = elements.stream().limit(MOST_ELEMENTS).map(Words::of).collect(Collectors.joining(", "));
        return elements.size() > MOST_ELEMENTS ? shown + ", ... /* " + elements.size() + " in all */" : shown;
    }

    private static String constructor(Record row) {
        return "new " + row.getClass().getSimpleName()
                + Arrays.stream(row.getClass().getRecordComponents())
                        .map(component -> of(value(row, component)))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    static @Nullable Object value(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the record " + row.getClass() + " cannot be read", e);
        }
    }

    private static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.chars().limit(LONGEST_TEXT).forEach(c -> {
            if (c == '"' || c == '\\') {
                shown.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                shown.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.append(text.length() > LONGEST_TEXT ? "\" /* " + text.length() + " characters in all */" : "\"")
                .toString();
    }
}
