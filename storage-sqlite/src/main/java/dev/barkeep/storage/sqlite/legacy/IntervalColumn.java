package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The interval of a bar where a file has one: seconds, or a text like 5m. */
final class IntervalColumn {

    static final String NAME = "bar_interval";

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})\\s*(s|m|min|h)?");

    private IntervalColumn() {}

    static BarInterval read(LegacyRow row, @Nullable BarInterval ifAbsent) throws SQLException {
        @Nullable Object value = row.raw(NAME);
        if (value == null && ifAbsent != null) {
            return ifAbsent;
        }
        Matcher form = FORM.matcher(String.valueOf(value).strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new InvalidDataException(NAME, LegacyRow.shown(value), "must be seconds, or like 30s, 5m or 1h");
        }
        @Nullable String unit = form.group(2);
        int seconds = unit == null || unit.equals("s") ? 1 : unit.equals("h") ? 3600 : 60;
        try {
            return new BarInterval(Math.multiplyExact(Integer.parseInt(form.group(1)), seconds));
        } catch (ArithmeticException e) {
            throw new InvalidDataException(NAME, LegacyRow.shown(value), "must be a length of 68 years at most");
        }
    }
}
