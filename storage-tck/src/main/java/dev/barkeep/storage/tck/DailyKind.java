package dev.barkeep.storage.tck;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.DailyDataRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/** Bars of a day. */
final class DailyKind implements BarKind<DailyData, String, LocalDate> {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    @Override
    public DailyDataRepository of(Repositories repositories) {
        return repositories.dailyData();
    }

    @Override
    public String series(String ticker) {
        return ticker;
    }

    @Override
    public LocalDate at(int step) {
        return FIRST.plusDays(step);
    }

    @Override
    public LocalDate pointOf(DailyData bar) {
        return bar.date();
    }

    @Override
    public Duration stepLength() {
        return Duration.ofDays(1);
    }

    @Override
    public DailyData bar(String ticker, int step, String close) {
        BigDecimal last = new BigDecimal(close);
        return new DailyData(
                ticker,
                at(step),
                last.add(new BigDecimal("0.00000001")),
                last.add(BigDecimal.ONE),
                last.subtract(BigDecimal.ONE),
                last,
                9_876_543_210L + step,
                new BigDecimal("0.24"),
                new BigDecimal("4"));
    }

    /** Makes a bar of which only the volume matters. */
    static DailyData flat(String ticker, LocalDate date, long volume) {
        return new DailyData(ticker, date, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, volume);
    }
}
