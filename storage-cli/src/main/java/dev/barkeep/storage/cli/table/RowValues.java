package dev.barkeep.storage.cli.table;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row as text, by column. What is no value of its type is an {@link InvalidDataException} that names the column
 * and the text.
 *
 * @param values gives the text of a column, or {@code null} if it is absent
 */
public record RowValues(Function<String, @Nullable String> values) {

    /** A whole number of 64 bits has no more digits. */
    private static final int COUNT_DIGITS = 19;

    /**
     * Reads a text.
     *
     * @param column the column
     * @return the text, or {@code null} if it is absent
     */
    public @Nullable String optionalText(String column) {
        return values.apply(column);
    }

    /**
     * Reads a text that has to be there.
     *
     * @param column the column
     * @return the text
     */
    public String text(String column) {
        String text = values.apply(column);
        if (text == null) {
            throw new InvalidDataException(column, null, "must not be absent");
        }
        return text;
    }

    /**
     * Reads a decimal.
     *
     * @param column the column
     * @return its value, or {@code null} if it is absent
     */
    public @Nullable BigDecimal optionalDecimal(String column) {
        String text = values.apply(column);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidDataException(column, text, "must be a decimal number");
        }
    }

    /**
     * Reads a decimal that has to be there.
     *
     * @param column the column
     * @return its value
     */
    public BigDecimal decimal(String column) {
        text(column);
        BigDecimal value = optionalDecimal(column);
        if (value == null) {
            throw new InvalidDataException(column, null, "must not be absent");
        }
        return value;
    }

    /**
     * Reads a whole number that has to be there.
     *
     * @param column the column
     * @return its value; {@code 12.0} and {@code 1.2E1} are whole as well
     */
    public long count(String column) {
        BigDecimal number = decimal(column);
        // Before it is converted: 1e999999999 would otherwise be written out digit by digit.
        if (number.signum() != 0 && (long) number.precision() - number.scale() > COUNT_DIGITS) {
            throw new InvalidDataException(column, text(column), "must be a whole number of 64 bits");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidDataException(column, text(column), "must be a whole number of 64 bits");
        }
    }

    /**
     * Reads a day that has to be there.
     *
     * @param column the column
     * @return its value
     */
    public LocalDate date(String column) {
        String text = text(column).strip();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidDataException(column, text, "must be a date like 2024-01-31");
        }
    }

    /**
     * Reads a moment that has to be there.
     *
     * @param column the column
     * @return its value
     */
    public Instant instant(String column) {
        String text = text(column).strip();
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidDataException(column, text, "must be a moment in UTC like 2024-01-31T14:30:00Z");
        }
    }

    /**
     * Reads a moment.
     *
     * @param column the column
     * @return its value, or {@code null} if it is absent
     */
    public @Nullable Instant optionalInstant(String column) {
        return values.apply(column) == null ? null : instant(column);
    }

    /**
     * Reads the length of a bar that has to be there.
     *
     * @param column the column
     * @return its value, of seconds
     */
    public BarInterval interval(String column) {
        long seconds = count(column);
        if (seconds < 1 || seconds > Integer.MAX_VALUE) {
            throw new InvalidDataException(column, seconds, "must be seconds from 1 to 2147483647");
        }
        return new BarInterval((int) seconds);
    }
}
