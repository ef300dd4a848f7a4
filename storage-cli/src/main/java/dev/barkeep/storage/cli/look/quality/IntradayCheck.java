package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Looks at intraday bars. Nobody says when a market is open, so the series does: if its bars go on over most midnights, the
 * market never sleeps, and time without bars is a gap wherever the calendar is open. Otherwise its sessions lie within days: a
 * gap is time without bars within a day, or a day of trading without any.
 */
final class IntradayCheck extends SeriesCheck<IntradayData> {

    private final Duration length;
    private final SeriesFindings ofSessions;
    private final SeriesFindings ofNights;
    private long nightsWithBars;
    private long nightsWithout;

    IntradayCheck(IntradaySeries series, Rules rules) {
        super(StoredTable.INTRADAY_DATA, series.ticker(), series.interval(), rules);
        this.length = series.interval().toDuration();
        this.ofSessions = findings.empty();
        this.ofNights = findings.empty();
    }

    @Override
    void gap(IntradayData before, IntradayData bar) {
        Instant begin = before.datetime().plus(length);
        LocalDate first = day(before);
        LocalDate last = day(bar);
        if (first.equals(last)) {
            Duration missing = Duration.between(begin, bar.datetime());
            if (isLong(missing)) {
                findings.add(1, finding(begin, bar.datetime(), missing));
            }
            return;
        }
        Duration open = rules.calendar().openTime(begin, bar.datetime());
        boolean isNight = last.equals(first.plusDays(1))
                && rules.calendar().isOpen(first)
                && rules.calendar().isOpen(last);
        if (isLong(open)) {
            nightsWithout += isNight ? 1 : 0;
            ofNights.add(1, finding(begin, bar.datetime(), open));
        } else {
            nightsWithBars += isNight ? 1 : 0;
        }
        long days = rules.calendar().openDays(first.plusDays(1), last);
        if (days > 0) {
            ofSessions.add(
                    1,
                    new Finding(
                            Kind.GAP,
                            begin + " to " + bar.datetime(),
                            days == 1 ? "no bar on 1 trading day" : "no bars on " + days + " trading days"));
        }
    }

    private boolean isLong(Duration missing) {
        return missing.compareTo(length.multipliedBy(rules.gapBars())) > 0;
    }

    private Finding finding(Instant begin, Instant end, Duration missing) {
        long bars = missing.dividedBy(length);
        return new Finding(Kind.GAP, begin + " to " + end, "about " + bars + " bars are missing");
    }

    @Override
    void endGaps() {
        findings.addAll(nightsWithBars > nightsWithout ? ofNights : ofSessions);
    }

    @Override
    String reason(IntradayData before, IntradayData bar) {
        return "";
    }

    @Override
    LocalDate day(IntradayData bar) {
        return TradingCalendar.dayOf(bar.datetime());
    }

    @Override
    String when(IntradayData bar) {
        return bar.datetime().toString();
    }
}
