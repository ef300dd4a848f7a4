package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Regimes;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SignalTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Rule;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/**
 * A textbook strategy: follow the crossings of two moving averages, do not buy what has run hot, leave at a stop that the
 * usual range of a bar sets and that moves up with every target that is reached. It looks at closed bars only, so more bars never change an earlier signal.
 */
final class Strategy {

    private static final double HOT = 70;
    private static final double COLD = 30;
    private static final double WILD = 1.5;

    private final List<? extends Bar> bars;
    private final Indicators indicators;
    private final Rule crossedUp;
    private final Rule crossedDown;
    private final Rule recovered;

    /** Where to leave what was bought last; absent if nothing is held. */
    private @Nullable Exit exit;

    private Strategy(Series series, List<? extends Bar> bars) {
        this.bars = bars;
        this.indicators = new Indicators(series, bars);
        this.crossedUp = new CrossedUpIndicatorRule(indicators.fast(), indicators.slow());
        this.crossedDown = new CrossedDownIndicatorRule(indicators.fast(), indicators.slow());
        this.recovered = new CrossedUpIndicatorRule(indicators.rsi(), COLD);
    }

    /** A signal and the close of the bar that gave it; a signal alone knows only its day. */
    record TimedSignal(Instant at, SignalHistory signal) {}

    private record Exit(Num stop, Num target) {}

    /**
     * Finds the signals of a series.
     *
     * @param series the series
     * @param bars its bars, ascending
     * @return the signals, ascending
     */
    static List<TimedSignal> signals(Series series, List<? extends Bar> bars) {
        return new Strategy(series, bars).signals();
    }

    /** The trading day of a bar; that of an intraday bar is its day in UTC. */
    static LocalDate day(Bar bar) {
        return bar instanceof DailyData daily
                ? daily.date()
                : start(bar).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The moment a bar opens. */
    static Instant start(Bar bar) {
        return bar instanceof IntradayData intraday
                ? intraday.datetime()
                : ((DailyData) bar).date().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** How long a bar of a series is. */
    static Duration length(Series series) {
        BarInterval interval = series.interval();
        return interval == null ? Duration.ofDays(1) : interval.toDuration();
    }

    private List<TimedSignal> signals() {
        List<TimedSignal> signals = new ArrayList<>();
        for (int i = indicators.warmUp(); i < bars.size(); i++) {
            SignalHistory signal = exit == null ? outside(i) : inside(exit, i);
            if (signal != null) {
                signals.add(new TimedSignal(indicators.end(i), signal));
            }
        }
        return signals;
    }

    private @Nullable SignalHistory outside(int i) {
        if (crossedDown.isSatisfied(i)) {
            return sell(i, "the fast average fell below the slow one");
        }
        if (crossedUp.isSatisfied(i)) {
            if (indicators.rsi().getValue(i).doubleValue() >= HOT) {
                return signal(i, SignalTypes.HOLD, 0, "the fast average rose above the slow one, but it has run hot")
                        .build();
            }
            boolean strong = indicators.regime(i).equals(Regimes.TRENDING_UP);
            return enter(
                    i, strong ? SignalTypes.STRONG_BUY : SignalTypes.BUY, "the fast average rose above the slow one");
        }
        if (recovered.isSatisfied(i) && !indicators.regime(i).equals(Regimes.TRENDING_DOWN)) {
            return enter(i, SignalTypes.BUY, "it recovers after having been oversold");
        }
        return null;
    }

    private @Nullable SignalHistory inside(Exit held, int i) {
        Num close = indicators.close().getValue(i);
        if (close.isLessThanOrEqual(held.stop())) {
            return sell(i, "the price fell to its stop");
        }
        if (close.isGreaterThanOrEqual(held.target())) {
            return enter(i, SignalTypes.HOLD, "the price reached its target, so stop and target move up");
        }
        return crossedDown.isSatisfied(i) ? sell(i, "the fast average fell below the slow one") : null;
    }

    private SignalHistory enter(int i, String type, String reason) {
        Num close = indicators.close().getValue(i);
        Num risk = indicators.risk(i);
        Exit planned = new Exit(close.minus(risk), close.plus(risk.plus(risk)));
        exit = planned;
        return signal(i, type, 1, reason)
                .stopLoss(Rounding.price(planned.stop()))
                .targetPrice(Rounding.price(planned.target()))
                .build();
    }

    private SignalHistory sell(int i, String reason) {
        exit = null;
        boolean strong = indicators.regime(i).equals(Regimes.TRENDING_DOWN);
        return signal(i, strong ? SignalTypes.STRONG_SELL : SignalTypes.SELL, -1, reason)
                .build();
    }

    /** Begins a signal; direction is 1 for up, -1 for down, 0 for neither. */
    private SignalHistory.Builder signal(int i, String type, int direction, String reason) {
        Bar bar = bars.get(i);
        double rsi = indicators.rsi().getValue(i).doubleValue();
        double fast = indicators.fast().getValue(i).doubleValue();
        double slow = indicators.slow().getValue(i).doubleValue();
        double trend = indicators.trend().getValue(i).doubleValue();
        double close = bar.close().doubleValue();
        boolean calm = indicators.rangeToUsual(i) < WILD;
        int agreeing = (direction * (fast - slow) > 0 ? 1 : 0)
                + (direction * (close - trend) > 0 ? 1 : 0)
                + (direction * (rsi - 50) > 0 ? 1 : 0)
                + (calm ? 1 : 0);
        String reasons = String.format(
                Locale.ROOT,
                "%s; RSI %.1f; close %.2f %% %s its long average; range %s",
                reason,
                rsi,
                Math.abs(close / trend - 1) * 100,
                close < trend ? "below" : "above",
                calm ? "as usual" : "wider than usual");
        return SignalHistory.builder(bar.ticker(), day(bar), type, Rounding.ratio((1 + agreeing) / 5.0))
                .signalValue(Rounding.ratioOrNone(fast / slow - 1))
                .entryPrice(bar.close())
                .regime(indicators.regime(i))
                .reasons(reasons);
    }
}
