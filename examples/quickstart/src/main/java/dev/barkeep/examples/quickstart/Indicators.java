package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.Regimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/** The indicators of a series of bars, computed by ta4j. Minutes are noisier than days and get longer averages. */
final class Indicators {

    private static final int RSI_BARS = 14;
    private static final int RANGE_BARS = 14;
    private static final int DAILY_RISK = 2;
    private static final int INTRADAY_RISK = 8;

    private final BarSeries series;
    private final int slowBars;
    private final int trendBars;
    private final Indicator<Num> close;
    private final Indicator<Num> fast;
    private final Indicator<Num> slow;
    private final Indicator<Num> trend;
    private final Indicator<Num> rsi;
    private final Indicator<Num> range;
    private final Indicator<Num> usualRange;
    private final int risk;

    Indicators(Series name, List<? extends Bar> bars) {
        this.series = toTa4j(name, bars);
        int fastBars = name.isDaily() ? 10 : 60;
        this.slowBars = name.isDaily() ? 30 : 240;
        this.trendBars = name.isDaily() ? 50 : 720;
        this.close = new ClosePriceIndicator(series);
        this.fast = new SMAIndicator(close, fastBars);
        this.slow = new SMAIndicator(close, slowBars);
        this.trend = new SMAIndicator(close, trendBars);
        this.rsi = new RSIIndicator(close, name.isDaily() ? RSI_BARS : RSI_BARS * 6);
        this.range = new ATRIndicator(series, name.isDaily() ? RANGE_BARS : RANGE_BARS * 6);
        this.risk = name.isDaily() ? DAILY_RISK : INTRADAY_RISK;
        this.usualRange = new SMAIndicator(range, trendBars);
    }

    Indicator<Num> close() {
        return close;
    }

    Indicator<Num> fast() {
        return fast;
    }

    Indicator<Num> slow() {
        return slow;
    }

    Indicator<Num> trend() {
        return trend;
    }

    Indicator<Num> rsi() {
        return rsi;
    }

    /** How far the price may fall before it is left: some average true ranges. */
    Num risk(int i) {
        return range.getValue(i).multipliedBy(series.numOf(risk));
    }

    /** How many bars the slow average needs before it means what it says. */
    int warmUp() {
        return slowBars;
    }

    /** The moment a bar closes. */
    Instant end(int i) {
        return series.getBar(i).getEndTime().toInstant();
    }

    /** How wide the range is compared with its own long average; 1 is usual. */
    double rangeToUsual(int i) {
        double usual = usualRange.getValue(i).doubleValue();
        return usual > 0 ? range.getValue(i).doubleValue() / usual : 1;
    }

    /** The state of the market after a bar. */
    String regime(int i) {
        if (rangeToUsual(i) >= 2) {
            return Regimes.HIGH_VOLATILITY;
        }
        Num before = slow.getValue(Math.max(0, i - slowBars / 3));
        Num now = slow.getValue(i);
        boolean rising = now.isGreaterThan(before);
        boolean above = close.getValue(i).isGreaterThan(trend.getValue(i));
        if (rising && above) {
            return Regimes.TRENDING_UP;
        }
        return !rising && !above ? Regimes.TRENDING_DOWN : Regimes.SIDEWAYS;
    }

    private static BarSeries toTa4j(Series name, List<? extends Bar> bars) {
        BarSeries series = new BaseBarSeriesBuilder().withName(name.toString()).build();
        Duration length = Strategy.length(name);
        for (Bar bar : bars) {
            ZonedDateTime end = Strategy.start(bar).plus(length).atZone(ZoneOffset.UTC);
            // As BigDecimal, not as double: ta4j then computes with the very digits that are stored.
            series.addBar(length, end, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        }
        return series;
    }
}
