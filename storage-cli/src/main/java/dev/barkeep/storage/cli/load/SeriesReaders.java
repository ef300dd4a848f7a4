package dev.barkeep.storage.cli.load;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of each series of a file say about the next one. Rows of several series may be mixed, as in files that are
 * sorted by time.
 */
final class SeriesReaders {

    private final @Nullable ZoneId zone;
    private final Map<Key, MomentReader> moments = new HashMap<>();
    private final Map<Key, Day> days = new HashMap<>();

    /** Reads times without an offset as those of a zone; without one they are refused. */
    SeriesReaders(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A series as the file names it.
     *
     * @param ticker its ticker, or {@code null} where no column says it
     * @param interval the length of its bars, or {@code null} where no column says it
     */
    record Key(@Nullable String ticker, @Nullable String interval) {}

    /**
     * A day of a series.
     *
     * @param day the day
     * @param written what stands in the file
     */
    record Day(String day, String written) {}

    /** What reads the moments of a series. */
    MomentReader moments(Key series) {
        return moments.computeIfAbsent(series, key -> new MomentReader(zone));
    }

    /** Remembers the day of a row, and gives that of the row before of its series, or {@code null} for the first one. */
    @Nullable
    Day replace(Key series, Day day) {
        return days.put(series, day);
    }
}
