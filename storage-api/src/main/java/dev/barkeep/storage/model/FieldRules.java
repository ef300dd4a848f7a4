package dev.barkeep.storage.model;

import dev.barkeep.storage.error.InvalidDataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The value types of the contract: what a field may hold, and the one form in which it is kept.
 *
 * <p>Each method takes the field's name and a value and gives back the value in its stored form, or refuses it with
 * {@link InvalidDataException} (VAL-002). Nothing is ever rounded. The stored form of a decimal has the scale of its type,
 * so that {@code equals} means what it should: {@code 1.5} and {@code 1.50} make equal records (VAL-003).
 *
 * <p>What is stored is what is read, equal by {@code equals}, at the ends of every range too (VAL-001). An absent value
 * stays absent; it is neither zero nor empty (VAL-008).
 */
public final class FieldRules {

    /** Decimal places of prices, quantities and ratios. */
    public static final int SCALE = 8;

    /** Decimal places of money. */
    public static final int MONEY_SCALE = 4;

    /** Digits of every decimal, those after the point included: the number fits a 64-bit integer without its point. */
    public static final int DIGITS = 18;

    /** The greatest quantity. */
    public static final BigDecimal MAX_QUANTITY = new BigDecimal("9999999999.99999999");

    /** The longest ticker, in characters. */
    public static final int MAX_TICKER_LENGTH = 32;

    /** The longest name (type, regime, severity), in Unicode characters. */
    public static final int MAX_NAME_LENGTH = 50;

    /** The longest text, in Unicode characters. */
    public static final int MAX_TEXT_LENGTH = 1_000_000;

    /** The first day that can be stored. */
    public static final LocalDate MIN_DATE = LocalDate.of(1, 1, 1);

    /** The last day that can be stored. */
    public static final LocalDate MAX_DATE = LocalDate.of(9999, 12, 31);

    /** The first moment that can be stored. */
    public static final Instant MIN_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

    /** The last moment that can be stored. */
    public static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** Beside letters and digits, what exchanges and vendors put into tickers. */
    private static final String TICKER_PUNCTUATION = ".-^=_:/&+#$@!*";

    private FieldRules() {}

    /**
     * Refuses {@code null}.
     *
     * @param <T> the value's type
     * @param field the field's name
     * @param value the value
     * @return the value
     */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidDataException(field, null, "must be present");
        }
        return value;
    }

    /**
     * Applies a rule to a value that may be absent.
     *
     * @param <T> the value's type
     * @param field the field's name
     * @param value the value, or {@code null} if it is absent
     * @param rule the rule for a value that is present
     * @return the value in its stored form, or {@code null}
     */
    public static <T> @Nullable T optional(String field, @Nullable T value, BiFunction<String, T, T> rule) {
        return value == null ? null : rule.apply(field, value);
    }

    /**
     * A price: 8 decimals, 18 digits. Zero and negative prices exist.
     *
     * @param field the field's name
     * @param value the value
     * @return the value with scale 8
     */
    public static BigDecimal price(String field, BigDecimal value) {
        return decimal(field, value, SCALE);
    }

    /**
     * A ratio: 8 decimals, 18 digits, of either sign.
     *
     * @param field the field's name
     * @param value the value
     * @return the value with scale 8
     */
    public static BigDecimal ratio(String field, BigDecimal value) {
        return decimal(field, value, SCALE);
    }

    /**
     * An amount of money: 4 decimals, 18 digits, of either sign.
     *
     * @param field the field's name
     * @param value the value
     * @return the value with scale 4
     */
    public static BigDecimal money(String field, BigDecimal value) {
        return decimal(field, value, MONEY_SCALE);
    }

    /**
     * A quantity: 8 decimals, 18 digits, 0 or more.
     *
     * @param field the field's name
     * @param value the value
     * @return the value with scale 8
     */
    public static BigDecimal quantity(String field, BigDecimal value) {
        BigDecimal quantity = decimal(field, value, SCALE);
        if (quantity.signum() < 0) {
            throw new InvalidDataException(field, value, "must be 0 or more");
        }
        return quantity;
    }

    /**
     * A count: 64 bits, 0 or more (VAL-006).
     *
     * @param field the field's name
     * @param value the value
     * @return the value
     */
    public static long count(String field, long value) {
        if (value < 0) {
            throw new InvalidDataException(field, value, "must be 0 or more");
        }
        return value;
    }

    /**
     * A moment in UTC, in whole microseconds; finer digits are cut off (VAL-004).
     *
     * @param field the field's name
     * @param value the value
     * @return the value, cut to microseconds
     */
    public static Instant instant(String field, Instant value) {
        required(field, value);
        if (value.isBefore(MIN_INSTANT) || value.compareTo(MAX_INSTANT.plusNanos(1000)) >= 0) {
            throw new InvalidDataException(field, value, "must be from the year 1 to the year 9999 in UTC");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A day from 0001-01-01 to 9999-12-31 of the ISO calendar (VAL-005).
     *
     * @param field the field's name
     * @param value the value
     * @return the value
     */
    public static LocalDate date(String field, LocalDate value) {
        required(field, value);
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw new InvalidDataException(field, value, "must be from 0001-01-01 to 9999-12-31");
        }
        return value;
    }

    /**
     * A ticker: 1 to 32 letters and digits of ASCII and {@code . - ^ = _ : / & + # $ @ ! *}, of which at least one is a
     * letter or digit. White space around it is cut off, lower case becomes upper case (VAL-009).
     *
     * @param field the field's name
     * @param value the value
     * @return the ticker in its one spelling
     */
    public static String ticker(String field, String value) {
        String ticker = required(field, value).strip();
        boolean named = false;
        boolean lowerCase = false;
        for (int i = 0; i < ticker.length(); i++) {
            char c = ticker.charAt(i);
            boolean lower = c >= 'a' && c <= 'z';
            boolean letterOrDigit = lower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && TICKER_PUNCTUATION.indexOf(c) < 0) {
                throw invalidTicker(field, value);
            }
            named |= letterOrDigit;
            lowerCase |= lower;
        }
        if (!named || ticker.length() > MAX_TICKER_LENGTH) {
            throw invalidTicker(field, value);
        }
        // ROOT, or a Turkish host would spell INTC with a dotted I.
        return lowerCase ? ticker.toUpperCase(Locale.ROOT) : ticker;
    }

    /**
     * A name such as a signal type or a severity: 1 to 50 Unicode characters. Unknown names are kept as they are
     * (VAL-007).
     *
     * @param field the field's name
     * @param value the value
     * @return the value
     */
    public static String name(String field, String value) {
        unicode(field, required(field, value), MAX_NAME_LENGTH);
        if (value.isEmpty()) {
            throw new InvalidDataException(field, value, "must have 1 to " + MAX_NAME_LENGTH + " characters");
        }
        return value;
    }

    /**
     * A text: any Unicode, which comes back character by character (TXT-001), also what looks like SQL (TXT-004) and blanks
     * at its ends (TXT-006). Up to 1,000,000 characters (TXT-005); NUL (TXT-002) and half of a surrogate pair (TXT-003) are
     * refused, here and in names. An empty text is not an absent one (TXT-006).
     *
     * @param field the field's name
     * @param value the value
     * @return the value
     */
    public static String text(String field, String value) {
        return unicode(field, required(field, value), MAX_TEXT_LENGTH);
    }

    /**
     * The greatest number of rows that a call is to give: 0 or more.
     *
     * @param field the argument's name
     * @param value the value
     * @return the value
     */
    public static int limit(String field, int value) {
        if (value < 0) {
            throw new InvalidDataException(field, value, "must be 0 or more");
        }
        return value;
    }

    private static BigDecimal decimal(String field, BigDecimal value, int scale) {
        required(field, value);
        // Before anything is computed: 1e999999999 would otherwise be written out digit by digit.
        long integerDigits = value.signum() == 0 ? 0 : (long) value.precision() - value.scale();
        if (integerDigits > DIGITS - scale) {
            throw new InvalidDataException(
                    field, value, "must have at most " + (DIGITS - scale) + " digits before the point");
        }
        if (value.scale() == scale) {
            return value;
        }
        // Likewise 1e-999999999: a number has fewer zeros at its end than digits, so here they cannot be enough.
        if (value.signum() != 0 && (long) value.scale() - scale >= value.precision()) {
            throw new InvalidDataException(field, value, "must have at most " + scale + " decimals");
        }
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new InvalidDataException(field, value, "must have at most " + scale + " decimals");
        }
    }

    private static String unicode(String field, String value, int maxLength) {
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidDataException(field, value, "must not contain NUL (U+0000)");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidDataException(field, value, "must not contain half of a surrogate pair");
            }
            length++;
        }
        if (length > maxLength) {
            throw new InvalidDataException(field, value, "must have at most " + maxLength + " characters");
        }
        return value;
    }

    private static InvalidDataException invalidTicker(String field, String value) {
        return new InvalidDataException(
                field,
                value,
                "must be 1 to " + MAX_TICKER_LENGTH + " letters, digits and " + TICKER_PUNCTUATION
                        + ", at least one of them a letter or digit");
    }
}
