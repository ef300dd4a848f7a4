package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, moments and spans as vendors write them. */
final class Times {

    /** A number alone says no length. */
    static final int NO_UNIT = 0;

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})");

    /** With dots and the year at the end nobody writes the month first. */
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{4})");

    private static final Pattern TIME = Pattern.compile("(\\d{2})(?::?(\\d{2}))(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?");

    private static final Pattern OFFSET =
            Pattern.compile("\\s*(?:GMT|UTC)?([+-]\\d{2}:?(?:\\d{2})?)$|\\s*(Z|UTC|GMT)$");

    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}|\\d{16}");
    private static final int SECOND_DIGITS = 10;
    private static final int MILLISECOND_DIGITS = 13;

    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,9})\\s*([a-z]*)");

    private static final int DAY_LENGTH = 8;

    private Times() {}

    /**
     * A time as it was written.
     *
     * @param local what it says
     * @param offset its offset, or {@code null} if there is none
     */
    record Written(LocalDateTime local, @Nullable ZoneOffset offset) {}

    /**
     * Reads a time.
     *
     * @param column the column, for errors
     * @param text a day, a day and a time, with or without an offset, or seconds, milliseconds or microseconds since 1970
     */
    static Written written(String column, String text) {
        String stripped = text.strip();
        try {
            Optional<Written> time = EPOCH.matcher(stripped).matches() ? Optional.of(epoch(stripped)) : read(stripped);
            if (time.isPresent()) {
                return time.get();
            }
        } catch (DateTimeException e) {
            // As one that does not look like a time at all: 2024-02-30.
            throw refused(column, text);
        }
        throw refused(column, text);
    }

    private static InvalidDataException refused(String column, String text) {
        return new InvalidDataException(
                column, text, "must be a date like 2024-01-31, with a time like 14:30:00 if need be");
    }

    private static Optional<Written> read(String text) {
        Matcher offset = OFFSET.matcher(text.toUpperCase(Locale.ROOT));
        // What looks like an offset may be the end of the day: 2024-01-02.
        boolean ends = text.length() > DAY_LENGTH + 2 && offset.find();
        String local = ends ? text.substring(0, offset.start()) : text;
        int split = split(local);
        Optional<LocalDate> day = day(local.substring(0, split));
        Optional<LocalTime> time = time(local.substring(split).strip());
        if (day.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Written(day.get().atTime(time.get()), ends ? offset(offset) : null));
    }

    private static int split(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'T' || c == 't' || c == ' ') {
                return i;
            }
        }
        return text.length();
    }

    private static ZoneOffset offset(Matcher matcher) {
        String digits = matcher.group(1);
        if (digits == null) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.of(digits);
    }

    private static Optional<LocalDate> day(String text) {
        Matcher year = YEAR_FIRST.matcher(text);
        if (year.matches() && (!year.group(2).isEmpty() || text.length() == DAY_LENGTH)) {
            return Optional.of(LocalDate.of(number(year, 1), number(year, 3), number(year, 4)));
        }
        Matcher day = DAY_FIRST.matcher(text);
        return day.matches()
                ? Optional.of(LocalDate.of(number(day, 3), number(day, 2), number(day, 1)))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(String text) {
        String digits = text.startsWith("T") || text.startsWith("t") ? text.substring(1) : text;
        if (digits.isEmpty()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        Matcher time = TIME.matcher(digits);
        if (!time.matches()) {
            return Optional.empty();
        }
        String fraction = time.group(4);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        int seconds = time.group(3) == null ? 0 : number(time, 3);
        return Optional.of(LocalTime.of(number(time, 1), number(time, 2), seconds, nanos));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Written epoch(String digits) {
        long number = Long.parseLong(digits);
        ChronoUnit unit = switch (digits.length()) {
            case SECOND_DIGITS -> ChronoUnit.SECONDS;
            case MILLISECOND_DIGITS -> ChronoUnit.MILLIS;
            default -> ChronoUnit.MICROS;
        };
        return new Written(LocalDateTime.ofInstant(Instant.EPOCH.plus(number, unit), ZoneOffset.UTC), ZoneOffset.UTC);
    }

    /** Whether a time is told in seconds, milliseconds or microseconds since 1970, which is a moment and nobody's day. */
    static boolean isEpoch(String text) {
        return EPOCH.matcher(text.strip()).matches();
    }

    /**
     * Reads the length of a bar.
     *
     * @param column the column or option, for errors
     * @param text a number with a unit: 90s, 5m or 5min, 1h, 1d
     * @param unit the unit where none is written, in seconds
     */
    static BarInterval interval(String column, String text, int unit) {
        Matcher matcher = INTERVAL.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long factor = switch (matcher.group(2)) {
                case "" -> unit;
                case "s", "sec" -> 1;
                case "m", "min" -> 60;
                case "h" -> 3600;
                case "d" -> 86_400;
                default -> 0;
            };
            long seconds = Long.parseLong(matcher.group(1)) * factor;
            if (seconds >= 1 && seconds <= Integer.MAX_VALUE) {
                return new BarInterval((int) seconds);
            }
        }
        throw new InvalidDataException(column, text, "must be the length of a bar like 90s, 5m, 1h or 1d");
    }
}
