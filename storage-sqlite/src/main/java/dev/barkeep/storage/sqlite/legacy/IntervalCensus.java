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

/**
 * Which interval most days of each ticker have, and of the file: what days that do not tell are taken for. Days of a few bars
 * count only where there are no others.
 */
final class IntervalCensus {

    private final Map<String, BarInterval> ofTickers = new HashMap<>();
    private final Days daysOfFile = new Days();
    private @Nullable BarInterval ofFile;

    private IntervalCensus() {}

    /** Reads the times of all bars once. */
    static IntervalCensus of(LegacyFile file) throws SQLException {
        IntervalCensus census = new IntervalCensus();
        Days days = new Days();
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
                    days.count(spacing);
                    if (otherTicker) {
                        census.count(ticker, days);
                    }
                    ticker = itsTicker;
                    day = itsDay;
                }
                spacing.add(micros);
            }
        }
        days.count(spacing);
        census.count(ticker, days);
        census.ofFile = census.daysOfFile.most();
        return census;
    }

    private void count(@Nullable String ticker, Days days) {
        @Nullable BarInterval interval = days.most();
        if (ticker != null && interval != null) {
            ofTickers.put(ticker, interval);
        }
        daysOfFile.moveFrom(days);
    }

    /** How many days have which interval. */
    private static final class Days {

        private final Map<BarInterval, Integer> firm = new TreeMap<>();
        private final Map<BarInterval, Integer> thin = new TreeMap<>();

        void count(Spacing spacing) {
            Spacing.@Nullable Told told = spacing.told();
            if (told != null) {
                (told.isFirm() ? firm : thin).merge(told.interval(), 1, Integer::sum);
            }
            spacing.clear();
        }

        void moveFrom(Days other) {
            other.firm.forEach((interval, count) -> firm.merge(interval, count, Integer::sum));
            other.thin.forEach((interval, count) -> thin.merge(interval, count, Integer::sum));
            other.firm.clear();
            other.thin.clear();
        }

        @Nullable
        BarInterval most() {
            @Nullable BarInterval ofFirm = most(firm);
            return ofFirm == null ? most(thin) : ofFirm;
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
