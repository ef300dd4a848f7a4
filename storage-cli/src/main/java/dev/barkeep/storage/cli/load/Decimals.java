package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers of a file, rounded where that was asked for. */
final class Decimals {

    /** How vendors write that there is no number. */
    private static final Set<String> NO_NUMBER = Set.of("", "-", "nan", "null", "none", "n/a", "na", "#n/a");

    /** Whole numbers. */
    private static final Set<String> COUNTS = Set.of("volume");

    private static final Set<String> MONEY = Set.of("market_cap", "portfolio_value");

    /** No number that can be stored has so many; to read millions of digits takes minutes. */
    private static final int LONGEST = 1000;

    private final LoadRules rules;
    private boolean rounded;

    Decimals(LoadRules rules) {
        this.rules = rules;
    }

    /** Begins a row. */
    void begin() {
        rounded = false;
    }

    /** Whether a number of the row was rounded. */
    boolean hasRounded() {
        return rounded;
    }

    /**
     * Reads a number.
     *
     * @return its text as a row of the table takes it, or {@code null} if it is absent and may be
     */
    @Nullable
    String read(String column, @Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (NO_NUMBER.contains(stripped.toLowerCase(Locale.ROOT))) {
            if (ColumnNames.OPTIONAL.contains(column)) {
                return null;
            }
            throw new InvalidDataException(column, stripped, "must be a number");
        }
        if (stripped.length() > LONGEST) {
            throw new InvalidDataException(column, stripped, "must be a decimal number");
        }
        int scale = COUNTS.contains(column) ? 0 : MONEY.contains(column) ? FieldRules.MONEY_SCALE : FieldRules.SCALE;
        return mayBeFiner(stripped, scale) ? rounded(column, stripped, scale) : stripped;
    }

    /** Most numbers are not, and need not be looked at twice. */
    private static boolean mayBeFiner(String text, int scale) {
        int point = text.indexOf('.');
        return (point >= 0 && text.length() - point - 1 > scale) || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }

    private String rounded(String column, String text, int scale) {
        BigDecimal number;
        try {
            number = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            throw new InvalidDataException(column, text, "must be a decimal number");
        }
        if (number.scale() <= scale) {
            return text;
        }
        if (scale == 0) {
            require(Choice.ROUND_VOLUME, column, text, "must be a whole number; --round-volume rounds it");
        } else {
            require(
                    Choice.ROUND_PRICES,
                    column,
                    text,
                    "must have at most " + scale + " decimals; --round-prices rounds it");
        }
        rounded = true;
        // Before it is computed: 1e-999999999 would otherwise be divided by as many zeros.
        boolean vanishes = (long) number.scale() - number.precision() > scale;
        return vanishes ? "0" : number.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
    }

    private void require(Choice choice, String column, String text, String rule) {
        if (!rules.has(choice)) {
            throw new InvalidDataException(column, text, rule);
        }
    }
}
