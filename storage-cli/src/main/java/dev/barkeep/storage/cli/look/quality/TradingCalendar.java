package dev.barkeep.storage.cli.look.quality;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * Says on which days there is trading. All days are days in UTC.
 *
 * @param week which days of the week
 * @param holidays the days that are none all the same
 */
public record TradingCalendar(Week week, Set<LocalDate> holidays) {

    /** Markets close for a weekend or a holiday as the last day ends: those of currencies at 21:00 or 22:00 UTC. */
    private static final Duration EVENING = Duration.ofHours(3);

    private static final int WEEKDAYS = 5;
    private static final int DAYS_OF_WEEK = 7;
    private static final Duration DAY = Duration.ofDays(1);

    /** Days of the week on which there is trading. */
    public enum Week {
        /** Monday to Friday. */
        WEEKDAYS,
        /** All seven. */
        EVERY_DAY;

        /** As options write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Makes it of a copy of the holidays. */
    public TradingCalendar {
        holidays = Set.copyOf(holidays);
    }

    /**
     * Says whether there is trading on a day.
     *
     * @param day the day
     * @return whether there is
     */
    public boolean isOpen(LocalDate day) {
        return isInWeek(day) && !holidays.contains(day);
    }

    private boolean isInWeek(LocalDate day) {
        return week == Week.EVERY_DAY || day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /**
     * Counts days of trading.
     *
     * @param from the first day that counts
     * @param to the first day that no longer counts
     * @return how many days from one to before the other are open; 0 if they are in the wrong order
     */
    public long openDays(LocalDate from, LocalDate to) {
        long days = to.toEpochDay() - from.toEpochDay();
        if (days <= 0) {
            return 0;
        }
        long closed = holidays.stream()
                .filter(day -> !day.isBefore(from) && day.isBefore(to) && isInWeek(day))
                .count();
        if (week == Week.EVERY_DAY) {
            return days - closed;
        }
        long weeks = days / DAYS_OF_WEEK;
        long open = weeks * WEEKDAYS;
        for (LocalDate day = from.plusDays(weeks * DAYS_OF_WEEK); day.isBefore(to); day = day.plusDays(1)) {
            open += isInWeek(day) ? 1 : 0;
        }
        return open - closed;
    }

    /**
     * Measures the time in which a market that never sleeps is open: the days of trading, but for the last three hours before a
     * day that is none.
     *
     * @param from its begin
     * @param to its end
     * @return the time between them that is open
     */
    public Duration openTime(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        LocalDate first = dayOf(from);
        LocalDate last = dayOf(to);
        if (first.equals(last)) {
            return openTime(first, from, to);
        }
        Duration open = openTime(first, from, start(first.plusDays(1))).plus(openTime(last, start(last), to));
        LocalDate second = first.plusDays(1);
        return open.plus(DAY.multipliedBy(openDays(second, last))).minus(EVENING.multipliedBy(evenings(second, last)));
    }

    private Duration openTime(LocalDate day, Instant from, Instant to) {
        if (!isOpen(day)) {
            return Duration.ZERO;
        }
        Instant next = start(day.plusDays(1));
        Instant close = isOpen(day.plusDays(1)) ? next : next.minus(EVENING);
        Instant end = to.isBefore(close) ? to : close;
        return end.isAfter(from) ? Duration.between(from, end) : Duration.ZERO;
    }

    /** Counts the days that close early. */
    private long evenings(LocalDate from, LocalDate to) {
        long evenings = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            evenings += isOpen(day) && !isOpen(day.plusDays(1)) ? 1 : 0;
        }
        return evenings;
    }

    /**
     * Gives the day of a moment.
     *
     * @param moment the moment
     * @return its day in UTC
     */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
