package dev.barkeep.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them; the storage has all their digits. A missing value is a dash. */
final class Format {

    private static final String NONE = "-";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Format() {}

    static String text(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Two decimals for shares, more for what costs little, as currencies do. */
    static String price(@Nullable BigDecimal value) {
        if (value == null) {
            return NONE;
        }
        int decimals = value.abs().compareTo(BigDecimal.TEN) >= 0 ? 2 : 5;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String money(@Nullable BigDecimal value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%,.2f", value);
    }

    static String percent(@Nullable BigDecimal value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%+.2f %%", value.movePointRight(2));
    }

    static String share(BigDecimal value) {
        return String.format(Locale.ROOT, "%.1f %%", value.movePointRight(2));
    }

    static String ratio(@Nullable BigDecimal value) {
        return value == null ? NONE : value.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String quantity(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static String moment(Instant value) {
        return MINUTE.format(value);
    }

    static String span(Duration value) {
        if (value.compareTo(Duration.ofDays(1)) >= 0) {
            long hours = value.toHoursPart();
            return value.toDays() + " d" + (hours == 0 ? "" : " " + hours + " h");
        }
        if (value.compareTo(Duration.ofHours(1)) >= 0) {
            int minutes = value.toMinutesPart();
            return value.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return value.compareTo(Duration.ofMinutes(1)) >= 0 ? value.toMinutes() + " min" : value.toSeconds() + " s";
    }

    static String bytes(long value) {
        return value < 10_000
                ? count(value) + " B"
                : value < 10_000_000 ? count(value / 1000) + " kB" : count(value / 1_000_000) + " MB";
    }
}
