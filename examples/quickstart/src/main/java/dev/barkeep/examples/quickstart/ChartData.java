package dev.barkeep.examples.quickstart;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/** What the charts of the page show, as JSON. Bars and performance are read from the storage. */
final class ChartData {

    /** More bars than this make a page that is slow to open; the newest ones are shown. */
    static final int MOST_BARS = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ChartData() {}

    /** The whole page's charts. */
    record Charts(List<SeriesChart> series, PortfolioChart portfolio) {}

    /** One series; the lists have an element a bar. */
    record SeriesChart(
            String name,
            String volumeName,
            boolean shortened,
            List<String> times,
            List<List<BigDecimal>> prices,
            List<BigDecimal> volumes,
            List<BigDecimal> fast,
            List<BigDecimal> slow,
            List<Marker> markers) {}

    /** A signal at a bar. */
    record Marker(
            int bar,
            String type,
            BigDecimal price,
            @Nullable String regime,
            @Nullable String reasons) {}

    /** The portfolio; the lists have an element a day. */
    record PortfolioChart(
            List<String> dates, List<BigDecimal> values, List<BigDecimal> returns, List<BigDecimal> drawdowns) {}

    static Charts read(Storage storage, List<PortfolioSimulation.Plan> plans) {
        List<SeriesChart> series =
                plans.stream().map(plan -> series(storage, plan)).toList();
        return new Charts(series, portfolio(storage));
    }

    /** As JSON that can stand in a script element: nothing in it can end the element. */
    static String toJson(Charts charts) {
        try {
            return JSON.writeValueAsString(charts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the charts cannot be written as JSON", e);
        }
    }

    private static SeriesChart series(Storage storage, PortfolioSimulation.Plan plan) {
        Series series = plan.series();
        List<? extends Bar> bars = series.isDaily()
                ? storage.dailyData().findLatest(series.ticker(), MOST_BARS)
                : storage.intradayData().findLatest(series.toIntraday(), MOST_BARS);
        Indicators indicators = new Indicators(series, bars);
        boolean coins = series.ticker().equals(BundledData.BITCOIN);
        return new SeriesChart(
                series.toString(),
                coins ? "Volume (BTC)" : "Volume",
                bars.size() == MOST_BARS,
                bars.stream().map(bar -> time(series, bar)).toList(),
                bars.stream()
                        .map(bar -> List.of(plain(bar.open()), plain(bar.close()), plain(bar.low()), plain(bar.high())))
                        .toList(),
                bars.stream()
                        .map(bar -> plain(BigDecimal.valueOf(bar.volume(), coins ? TradeAggregator.UNIT_DECIMALS : 0)))
                        .toList(),
                line(indicators.fast(), bars.size()),
                line(indicators.slow(), bars.size()),
                markers(plan, bars));
    }

    /** The stored signal knows its day only; the moment is that of the bar it came from. */
    private static List<Marker> markers(PortfolioSimulation.Plan plan, List<? extends Bar> bars) {
        Duration length = Strategy.length(plan.series());
        Map<Instant, Integer> barsByEnd = new HashMap<>();
        for (int i = 0; i < bars.size(); i++) {
            barsByEnd.put(Strategy.start(bars.get(i)).plus(length), i);
        }
        List<Marker> markers = new ArrayList<>();
        for (Strategy.TimedSignal timed : plan.signals()) {
            Integer bar = barsByEnd.get(timed.at());
            SignalHistory signal = timed.signal();
            if (bar != null) {
                markers.add(new Marker(
                        bar, signal.signalType(), plain(bars.get(bar).close()), signal.regime(), signal.reasons()));
            }
        }
        return markers;
    }

    private static PortfolioChart portfolio(Storage storage) {
        List<PortfolioPerformance> days = new ArrayList<>();
        for (Stored<PortfolioPerformance> row : storage.portfolioPerformance().findRange(Range.all())) {
            days.add(0, row.value());
        }
        return new PortfolioChart(
                days.stream().map(day -> day.date().toString()).toList(),
                days.stream().map(day -> plain(day.portfolioValue())).toList(),
                days.stream().map(day -> plain(day.dailyReturn())).toList(),
                drawdowns(days));
    }

    /** How far below its highest value so far the portfolio was each day; the stored one is the worst so far. */
    private static List<BigDecimal> drawdowns(List<PortfolioPerformance> days) {
        List<BigDecimal> drawdowns = new ArrayList<>();
        double peak = 0;
        for (PortfolioPerformance day : days) {
            double value = day.portfolioValue().doubleValue();
            peak = Math.max(peak, value);
            drawdowns.add(plain(Rounding.ratio(peak > 0 ? value / peak - 1 : 0)));
        }
        return drawdowns;
    }

    private static List<BigDecimal> line(Indicator<Num> indicator, int bars) {
        List<BigDecimal> line = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            Num value = indicator.getValue(i);
            BigDecimal rounded = Rounding.price(value);
            line.add(rounded == null ? BigDecimal.ZERO : plain(rounded));
        }
        return line;
    }

    private static String time(Series series, Bar bar) {
        return series.isDaily() ? Strategy.day(bar).toString() : Format.moment(Strategy.start(bar));
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.stripTrailingZeros();
    }
}
