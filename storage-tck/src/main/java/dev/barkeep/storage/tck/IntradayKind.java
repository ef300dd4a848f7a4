package dev.barkeep.storage.tck;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.IntradayDataRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Bars of a minute. */
final class IntradayKind implements BarKind<IntradayData, IntradaySeries, Instant> {

    private static final Instant FIRST = Instant.parse("2024-01-02T14:30:00Z");

    @Override
    public IntradayDataRepository of(Repositories repositories) {
        return repositories.intradayData();
    }

    @Override
    public IntradaySeries series(String ticker) {
        return new IntradaySeries(ticker, BarInterval.ONE_MINUTE);
    }

    @Override
    public Instant at(int step) {
        return FIRST.plusSeconds(60L * step);
    }

    @Override
    public Instant pointOf(IntradayData bar) {
        return bar.datetime();
    }

    @Override
    public Duration stepLength() {
        return Duration.ofMinutes(1);
    }

    @Override
    public IntradayData bar(String ticker, int step, String close) {
        return bar(ticker, BarInterval.ONE_MINUTE, step, close);
    }

    IntradayData bar(String ticker, BarInterval interval, int step, String close) {
        BigDecimal last = new BigDecimal(close);
        return new IntradayData(
                ticker,
                interval,
                at(step),
                last.add(new BigDecimal("0.00000001")),
                last.add(BigDecimal.ONE),
                last.subtract(BigDecimal.ONE),
                last,
                9_876_543_210L + step);
    }

    /** Makes a bar of which only the key matters. */
    static IntradayData flat(IntradaySeries series, Instant at) {
        return new IntradayData(
                series.ticker(),
                series.interval(),
                at,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                1);
    }
}
