package dev.barkeep.storage.cli.table;

import dev.barkeep.storage.cli.output.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param <T> the table's record
 * @param field its name in the database, and how it stands
 * @param value takes its value from a record; {@code null} if it is absent
 */
public record TableColumn<T>(Field field, Function<T, @Nullable Object> value) {

    static <T> TableColumn<T> text(String name, Function<T, @Nullable Object> value) {
        return new TableColumn<>(Field.text(name), value);
    }

    static <T> TableColumn<T> number(String name, Function<T, @Nullable Object> value) {
        return new TableColumn<>(Field.number(name), value);
    }

    /**
     * Gives its name.
     *
     * @return the name in the database
     */
    public String name() {
        return field.name();
    }
}
