package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradayData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives intraday bars the interval that their file does not have. The bars of a ticker and day (in UTC) are in memory together:
 * the distance that most of them keep is their interval, if every other one is a multiple of it. Days that have too few bars to
 * tell, or that keep no single interval, take that of the most days of their ticker, and tickers of which no day tells that of
 * the most days of the file. So does a day of a few bars if its ticker has full ones whose interval fits it too.
 */
final class IntradayDays implements Sink<IntradayData> {

    private final IntervalCensus census;
    private final Sink<IntradayData> next;
    private final Tally tally;
    private final TreeMap<String, Integer> inferred = new TreeMap<>();
    private final List<Candidate<IntradayData>> bars = new ArrayList<>();
    private final Spacing spacing = new Spacing();
    private Spacing finished = spacing;
    private int irregularDays;
    private @Nullable String firstIrregular;
    private @Nullable String ticker;
    private long day;
    private boolean dayIsOver;

    IntradayDays(IntervalCensus census, Sink<IntradayData> next, Tally tally) {
        this.census = census;
        this.next = next;
        this.tally = tally;
    }

    /** Sees the moment of a row, whether its values can be taken or not. */
    void saw(String itsTicker, Instant moment) {
        long micros = Micros.of(moment);
        long itsDay = Math.floorDiv(micros, Micros.A_DAY);
        if (!itsTicker.equals(ticker) || itsDay != day) {
            if (!bars.isEmpty() && !dayIsOver) {
                finished = spacing.copy();
                dayIsOver = true;
            }
            spacing.clear();
            ticker = itsTicker;
            day = itsDay;
        }
        spacing.add(micros);
    }

    @Override
    public void add(Candidate<IntradayData> candidate) {
        if (dayIsOver) {
            giveInterval(finished);
            dayIsOver = false;
        }
        bars.add(candidate);
    }

    @Override
    public void end() {
        if (!bars.isEmpty()) {
            giveInterval(dayIsOver ? finished : spacing);
        }
        dayIsOver = false;
        next.end();
        if (irregularDays > 0) {
            tally.decided(irregularDays + (irregularDays == 1 ? " day keeps" : " days keep")
                    + " no single interval, the first is " + firstIrregular
                    + "; their bars may be of another one, or of several");
        }
        inferred.forEach((what, days) -> tally.decided(what + " on " + days + (days == 1 ? " day" : " days")));
    }

    private void giveInterval(Spacing ofDay) {
        String itsTicker = bars.get(0).value().ticker();
        Spacing.@Nullable Told told = ofDay.told();
        @Nullable BarInterval ofTicker = census.ofTicker(itsTicker);
        BarInterval interval;
        String how;
        if (told != null
                && (told.isFirm() || ofTicker == null || ofTicker.equals(told.interval()) || !ofDay.fits(ofTicker))) {
            interval = told.interval();
            how = "as its bars are so far apart";
        } else {
            boolean irregular = told == null && !ofDay.isEmpty();
            if (irregular) {
                irregularDays++;
                if (firstIrregular == null) {
                    firstIrregular =
                            LocalDate.ofInstant(bars.get(0).value().datetime(), ZoneOffset.UTC) + " of " + itsTicker;
                }
            }
            interval = ofTicker == null ? census.ofFile() : ofTicker;
            how = (ofTicker == null ? "as on most days of the file, for " : "as on most of its days, for ")
                    + (irregular ? "bars that keep no single interval" : "too few bars to tell");
        }
        inferred.merge("bar_interval of " + itsTicker + " is " + interval.seconds() + " s " + how, 1, Integer::sum);
        for (Candidate<IntradayData> bar : bars) {
            IntradayData value = bar.value();
            next.add(new Candidate<>(
                    new IntradayData(
                            value.ticker(),
                            interval,
                            value.datetime(),
                            value.open(),
                            value.high(),
                            value.low(),
                            value.close(),
                            value.volume()),
                    bar.times(),
                    bar.key(),
                    bar.characters()));
        }
        bars.clear();
    }
}
