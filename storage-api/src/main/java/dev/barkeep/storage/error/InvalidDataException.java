package dev.barkeep.storage.error;

import java.io.Serial;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A value breaks a rule of the contract. The message has one form: {@code field = value: rule}.
 *
 * <p>Nothing of the call that it was given to is stored.
 */
public final class InvalidDataException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** More of a value than this says no more, and a text may have a million characters. */
    private static final int SHOWN_CHARACTERS = 80;

    /** The field or argument. */
    private final String field;

    /** The value as text, shortened. */
    private final String value;

    /** The rule that it breaks. */
    private final String rule;

    /**
     * Makes the exception.
     *
     * @param field the column that the value goes to, or the argument
     * @param value the value that was refused, as given
     * @param rule what the value must be
     */
    public InvalidDataException(String field, @Nullable Object value, String rule) {
        this(field, shown(value), rule);
    }

    private InvalidDataException(String field, String value, String rule) {
        super(field + " = " + value + ": " + rule, null);
        this.field = field;
        this.value = value;
        this.rule = rule;
    }

    /**
     * Names the field or argument.
     *
     * @return the name of the column that it goes to, or of the argument
     */
    public String field() {
        return field;
    }

    /**
     * Gives the value that was refused.
     *
     * @return the value as text; long ones are shortened, control characters are escaped
     */
    public String value() {
        return value;
    }

    /**
     * Says what the value must be.
     *
     * @return the rule
     */
    public String rule() {
        return rule;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        StringBuilder shown = new StringBuilder();
        text.chars().limit(SHOWN_CHARACTERS).forEach(c -> {
            if (Character.isISOControl(c) || Character.isSurrogate((char) c)) {
                shown.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                shown.append((char) c);
            }
        });
        String quote = value instanceof CharSequence ? "'" : "";
        String rest = text.length() > SHOWN_CHARACTERS ? "... (" + text.length() + " characters)" : "";
        return quote + shown + quote + rest;
    }
}
