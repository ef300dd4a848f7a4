package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.model.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be taken.
 *
 * @param <T> the record
 * @param value the record
 * @param times when it was stored; {@code null} if the file does not say
 * @param key names it to people
 * @param characters how much text it has
 */
record Candidate<T>(T value, @Nullable Timestamps times, String key, long characters) {

    /** Says whether it was changed at or after a moment; one of no time is older than any. */
    boolean isAtOrAfter(@Nullable Instant other) {
        return other == null || (times != null && !times.updatedAt().isBefore(other));
    }

    @Nullable
    Instant updatedAt() {
        return times == null ? null : times.updatedAt();
    }
}
