package dev.barkeep.storage;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How long to keep what (RET-001). A missing duration means for ever; performance and positions are always kept for ever.
 *
 * @param dailyData daily bars, by date; whole days count in UTC
 * @param intradayData intraday bars, by the moment they open
 * @param signalHistory signals, by the time they were stored
 * @param systemEvents events, by the time they were stored
 */
public record RetentionPolicy(
        @Nullable Duration dailyData,
        @Nullable Duration intradayData,
        @Nullable Duration signalHistory,
        @Nullable Duration systemEvents) {

    /** Daily bars 730 days, intraday bars 30, signals 90, events 30. */
    public static final RetentionPolicy DEFAULT =
            new RetentionPolicy(Duration.ofDays(730), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30));

    /**
     * Makes it in its one form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a duration is negative, which would delete what is yet to come
     */
    public RetentionPolicy {
        notNegative("daily_data", dailyData);
        notNegative("intraday_data", intradayData);
        notNegative("signal_history", signalHistory);
        notNegative("system_events", systemEvents);
    }

    /**
     * Deletes what the policy no longer wants. {@link Storage#prune} does this in a transaction of its own.
     *
     * @param repositories where
     * @param now the moment that ages are reckoned from
     * @return what was deleted
     */
    public RetentionReport apply(Repositories repositories, Instant now) {
        return new RetentionReport(
                delete(
                        dailyData,
                        now,
                        before -> repositories.dailyData().deleteBefore(LocalDate.ofInstant(before, ZoneOffset.UTC))),
                delete(intradayData, now, before -> repositories.intradayData().deleteBefore(before)),
                delete(
                        signalHistory,
                        now,
                        before -> repositories.signalHistory().deleteCreatedBefore(before)),
                delete(systemEvents, now, before -> repositories.systemEvents().deleteCreatedBefore(before)));
    }

    private static long delete(@Nullable Duration kept, Instant now, ToLongFunction<Instant> deleteBefore) {
        // Beyond the first moment that can be stored there is nothing to delete; far beyond it, Instant would overflow.
        if (kept == null || kept.compareTo(Duration.between(FieldRules.MIN_INSTANT, now)) > 0) {
            return 0;
        }
        return deleteBefore.applyAsLong(now.minus(kept));
    }

    private static void notNegative(String field, @Nullable Duration value) {
        if (value != null && value.isNegative()) {
            throw new InvalidDataException(field, value, "must be 0 or more, or absent to keep for ever");
        }
    }
}
