package dev.barkeep.storage.cli.output;

import dev.barkeep.storage.model.BarInterval;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as text. */
public final class Values {

    private Values() {}

    /**
     * Writes a value in the one form that {@code load} reads back: decimals without needless zeros and exponents, dates and
     * moments in ISO 8601, an interval in seconds.
     *
     * @param value the value
     * @return its text, or {@code null} if there is none
     */
    public static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return plain(decimal);
        }
        return value instanceof BarInterval interval ? Integer.toString(interval.seconds()) : value.toString();
    }

    /**
     * Writes a decimal without needless zeros and without an exponent.
     *
     * @param decimal the decimal
     * @return its digits
     */
    public static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
