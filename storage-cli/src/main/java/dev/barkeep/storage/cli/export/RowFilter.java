package dev.barkeep.storage.cli.export;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.SignalHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Says when rows are from. */
final class RowFilter {

    private RowFilter() {}

    /** The moment that a row is about, its day's midnight in UTC if it is about a day, or {@code null} if it is about none. */
    static @Nullable Instant moment(Object row) {
        if (row instanceof IntradayData bar) {
            return bar.datetime();
        }
        @Nullable LocalDate day = null;
        if (row instanceof DailyData bar) {
            day = bar.date();
        } else if (row instanceof SignalHistory signal) {
            day = signal.date();
        } else if (row instanceof PortfolioPerformance performance) {
            day = performance.date();
        }
        return day == null ? null : midnight(day);
    }

    /** Whether a row is a bar of a length. */
    static boolean isOf(BarInterval interval, Object row) {
        return row instanceof IntradayData bar && bar.interval().equals(interval);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
