package dev.barkeep.storage.cli.look.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts as doubtful.
 *
 * @param calendar when there is trading
 * @param gapBars how many intraday bars may be missing without being a gap
 * @param staleDays how many days of trading old the newest bar of a series may be
 * @param asOf the day from which its age is counted; {@code null} for that of the newest bar of all series of the same table
 * @param maxMove how far a close may be from the one before, in percent of it
 * @param kinds what to look for
 * @param listed how many findings of a series and kind are kept; all are counted
 */
public record Rules(
        TradingCalendar calendar,
        long gapBars,
        long staleDays,
        @Nullable LocalDate asOf,
        BigDecimal maxMove,
        Set<Kind> kinds,
        int listed) {

    /** Makes it of a copy of the kinds. */
    public Rules {
        kinds = Set.copyOf(kinds);
    }
}
