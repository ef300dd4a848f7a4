package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which interval most days of each ticker have, and of the file: what days that do not tell are taken for. */
final class IntervalCensus {

    private final Map<String, BarInterval> ofTickers = new HashMap<>();
    private final Map<BarInterval, Integer> daysOfFile = new TreeMap<>();
    private @Nullable BarInterval ofFile;

    private IntervalCensus() {}

    /** Reads the times of all bars once. */
    static IntervalCensus of(LegacyFile file) throws SQLException {
        IntervalCensus census = new IntervalCensus();
        Map<BarInterval, Integer> days = new TreeMap<>();
        Spacing spacing = new Spacing();
        @Nullable String ticker = null;
        long day = 0;
        try (Statement statement = file.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT legacy_ticker(ticker) t, legacy_moment(datetime) m"
                        + " FROM intraday_data WHERE t IS NOT NULL AND m IS NOT NULL ORDER BY t, m")) {
            while (rows.next()) {
                String itsTicker = rows.getString(1);
                long micros = rows.getLong(2);
                long itsDay = Math.floorDiv(micros, Micros.A_DAY);
                boolean otherTicker = !itsTicker.equals(ticker);
                if (otherTicker || itsDay != day) {
                    count(days, spacing);
                    if (otherTicker) {
                        census.count(ticker, days);
                    }
                    ticker = itsTicker;
                    day = itsDay;
                }
                spacing.add(micros);
            }
        }
        count(days, spacing);
        census.count(ticker, days);
        census.ofFile = most(census.daysOfFile);
        return census;
    }

    private static void count(Map<BarInterval, Integer> days, Spacing spacing) {
        @Nullable BarInterval interval = spacing.interval();
        if (interval != null) {
            days.merge(interval, 1, Integer::sum);
        }
        spacing.clear();
    }

    private void count(@Nullable String ticker, Map<BarInterval, Integer> days) {
        @Nullable BarInterval interval = most(days);
        if (ticker != null && interval != null) {
            ofTickers.put(ticker, interval);
        }
        days.forEach((of, count) -> daysOfFile.merge(of, count, Integer::sum));
        days.clear();
    }

    /** Of several the shortest. */
    private static @Nullable BarInterval most(Map<BarInterval, Integer> days) {
        @Nullable BarInterval most = null;
        int mostDays = 0;
        for (Map.Entry<BarInterval, Integer> interval : days.entrySet()) {
            if (interval.getValue() > mostDays) {
                most = interval.getKey();
                mostDays = interval.getValue();
            }
        }
        return most;
    }

    @Nullable
    BarInterval ofTicker(String ticker) {
        return ofTickers.get(ticker);
    }

    BarInterval ofFile() {
        if (ofFile == null) {
            throw new InvalidDataException("bar_interval", null, "must be stated, as no day of the file tells it");
        }
        return ofFile;
    }

    /** Refuses a bar if nothing in the file tells how long it is. */
    void requireKnown() {
        ofFile();
    }
}
