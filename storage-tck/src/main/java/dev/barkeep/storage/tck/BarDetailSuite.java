package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.Gap;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SeriesOverview;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What daily bars have and intraday bars have not, and the other way round. */
abstract class BarDetailSuite extends Suite {

    private static final DailyKind DAILY = new DailyKind();
    private static final IntradayKind INTRADAY = new IntradayKind();
    private static final IntradaySeries MINUTES = new IntradaySeries("AAPL", BarInterval.ONE_MINUTE);
    private static final IntradaySeries HOURS = new IntradaySeries("AAPL", BarInterval.ONE_HOUR);

    BarDetailSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("BAR-002 replacing a bar also replaces values by absent ones and absent ones by values")
    void replacesOptionalValues() {
        DailyData full = DAILY.bar("AAPL", 0);
        DailyData bare =
                new DailyData("AAPL", full.date(), full.open(), full.high(), full.low(), full.close(), full.volume());
        storage.dailyData().save(full);

        assertThat(storage.dailyData().save(bare)).isEqualTo(new SaveResult(1, 0));
        assertThat(storage.dailyData().find("AAPL", full.date())).contains(bare);
        assertThat(storage.dailyData().save(bare)).isEqualTo(new SaveResult(0, 1));
        assertThat(storage.dailyData().save(full)).isEqualTo(new SaveResult(1, 0));
        assertThat(storage.dailyData().find("AAPL", full.date())).contains(full);
    }

    @Test
    @DisplayName("BAR-003 a change of any one value is a change, and moves the time of update")
    void everyValueCounts() {
        DailyData day = DAILY.bar("AAPL", 0, "10");
        for (DailyData changed : Variants.of(day, "ticker", "date")) {
            storage.dailyData().save(day);
            clock.advance(Duration.ofHours(1));

            assertThat(storage.dailyData().save(changed)).as("%s", changed).isEqualTo(new SaveResult(1, 0));
            assertThat(storage.dailyData().find("AAPL", day.date())).contains(changed);
            assertThat(storage.dailyData()
                            .timestamps("AAPL", day.date())
                            .orElseThrow()
                            .updatedAt())
                    .as("%s", changed)
                    .isEqualTo(now());
        }
        IntradayData minute = INTRADAY.bar("AAPL", 0, "10");
        for (IntradayData changed : Variants.of(minute, "ticker", "interval", "datetime")) {
            storage.intradayData().save(minute);
            clock.advance(Duration.ofHours(1));

            assertThat(storage.intradayData().save(changed)).as("%s", changed).isEqualTo(new SaveResult(1, 0));
            assertThat(storage.intradayData().find(MINUTES, minute.datetime())).contains(changed);
            assertThat(storage.intradayData()
                            .timestamps(MINUTES, minute.datetime())
                            .orElseThrow()
                            .updatedAt())
                    .as("%s", changed)
                    .isEqualTo(now());
        }
    }

    @Test
    @DisplayName("BAR-003 a change of any one value is a change among many bars too")
    void everyValueCountsInMany() {
        // So many that a backend takes its way for many.
        List<DailyData> days = DAILY.bars("AAPL", 0, 1_000);
        List<IntradayData> minutes = INTRADAY.bars("AAPL", 0, 1_000);
        storage.dailyData().saveAll(days);
        storage.intradayData().saveAll(minutes);
        clock.advance(Duration.ofHours(1));
        List<DailyData> changed = new ArrayList<>();
        List<IntradayData> changedMinutes = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            List<DailyData> variants = Variants.of(days.get(i), "ticker", "date");
            changed.add(variants.get(i % variants.size()));
            List<IntradayData> ofMinute = Variants.of(minutes.get(i), "ticker", "interval", "datetime");
            changedMinutes.add(ofMinute.get(i % ofMinute.size()));
        }

        assertThat(storage.dailyData().saveAll(changed)).isEqualTo(new SaveResult(changed.size(), 0));
        assertThat(storage.dailyData().findRange("AAPL", Range.all())).isEqualTo(changed);
        assertThat(storage.intradayData().saveAll(changedMinutes)).isEqualTo(new SaveResult(changedMinutes.size(), 0));
        assertThat(storage.intradayData().findRange(MINUTES, Range.all())).isEqualTo(changedMinutes);
        assertThat(changed.subList(0, 20))
                .allSatisfy(bar -> assertThat(storage.dailyData()
                                .timestamps("AAPL", bar.date())
                                .orElseThrow()
                                .updatedAt())
                        .isEqualTo(now()));
    }

    @Test
    @DisplayName("BAR-024 tickers in arguments are spelt as in records; what cannot be one is refused")
    void tickersInArguments() {
        DailyData bar = DAILY.bar("AAPL", 0);
        LocalDate day = bar.date();
        storage.dailyData().save(bar);

        assertThat(storage.dailyData().find(" aapl", day)).contains(bar);
        assertThat(storage.dailyData().timestamps("aapl ", day)).isPresent();
        assertThat(storage.dailyData().findRange("aapl", Range.all())).containsExactly(bar);
        assertThat(storage.dailyData().findRange(List.of("aapl", "AAPL", " Aapl"), Range.all()))
                .isEqualTo(Map.of("AAPL", List.of(bar)));
        assertThat(storage.dailyData().findLatest("aapl", 1)).containsExactly(bar);
        assertThat(storage.dailyData().findLatestAt("aapl", day)).contains(bar);
        assertThat(storage.dailyData().overview("aapl")).contains(new SeriesOverview<>("AAPL", day, day, 1));
        assertThat(storage.dailyData().findGaps("aapl", Range.all(), Duration.ZERO))
                .isEmpty();
        try (Stream<DailyData> stream = storage.dailyData().stream("aapl", Range.all())) {
            assertThat(stream.toList()).containsExactly(bar);
        }
        for (String bad : List.of("", "  ", "A B", "Ä", "A'; --", "-", "A".repeat(33))) {
            assertThat(refusal(() -> storage.dailyData().find(bad, day)).field())
                    .isEqualTo("ticker");
            refusal(() -> storage.dailyData().findRange(bad, Range.all()));
            refusal(() -> storage.dailyData().findRange(List.of("AAPL", bad), Range.all()));
            refusal(() -> storage.dailyData().findLatest(bad, 1));
            refusal(() -> storage.dailyData().stream(bad, Range.all()));
            refusal(() -> storage.dailyData().deleteRange(bad, Range.all()));
        }
        assertThat(storage.dailyData().deleteRange("aapl", Range.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("BAR-026 bars of different intervals never touch each other")
    void intervalsAreSeparate() {
        IntradayData minute = INTRADAY.bar("AAPL", BarInterval.ONE_MINUTE, 0, "1");
        IntradayData hour = INTRADAY.bar("AAPL", BarInterval.ONE_HOUR, 0, "60");
        IntradayData lateHour = INTRADAY.bar("AAPL", BarInterval.ONE_HOUR, 120, "61");

        assertThat(storage.intradayData().saveAll(List.of(minute, hour, lateHour)))
                .isEqualTo(new SaveResult(3, 0));

        assertThat(storage.intradayData().find(MINUTES, minute.datetime())).contains(minute);
        assertThat(storage.intradayData().find(HOURS, minute.datetime())).contains(hour);
        assertThat(storage.intradayData().findRange(MINUTES, Range.all())).containsExactly(minute);
        assertThat(storage.intradayData().findLatest(MINUTES, 5)).containsExactly(minute);
        assertThat(storage.intradayData().findLatestAt(MINUTES, lateHour.datetime()))
                .contains(minute);
        assertThat(storage.intradayData().findRange(List.of(HOURS, MINUTES), Range.all()))
                .isEqualTo(Map.of(HOURS, List.of(hour, lateHour), MINUTES, List.of(minute)));
        assertThat(storage.intradayData().findLatestOfEach()).containsExactly(minute, lateHour);
        assertThat(storage.intradayData().overview())
                .containsExactly(
                        new SeriesOverview<>(MINUTES, minute.datetime(), minute.datetime(), 1),
                        new SeriesOverview<>(HOURS, hour.datetime(), lateHour.datetime(), 2));
        assertThat(storage.intradayData().findGaps(HOURS, Range.all(), Duration.ofHours(1)))
                .containsExactly(new Gap<>(hour.datetime(), lateHour.datetime()));
        try (Stream<IntradayData> stream = storage.intradayData().streamAll()) {
            assertThat(stream.toList()).containsExactly(minute, hour, lateHour);
        }
        assertThat(storage.intradayData().deleteRange(HOURS, Range.all())).isEqualTo(2);
        assertThat(storage.intradayData().findRange(MINUTES, Range.all())).containsExactly(minute);
    }

    @Test
    @DisplayName("BAR-027 bounds finer than a microsecond are honoured")
    void fineBounds() {
        IntradayData bar = INTRADAY.bar("AAPL", 0, "1");
        Instant at = bar.datetime();
        Instant after = at.plusNanos(1);
        Instant before = at.minusNanos(1);
        storage.intradayData().save(bar);

        assertThat(storage.intradayData().findRange(MINUTES, Range.from(after))).isEmpty();
        assertThat(storage.intradayData().findRange(MINUTES, Range.from(before)))
                .containsExactly(bar);
        assertThat(storage.intradayData().findRange(MINUTES, Range.before(after)))
                .containsExactly(bar);
        assertThat(storage.intradayData().findRange(MINUTES, Range.before(at))).isEmpty();
        assertThat(storage.intradayData().findRange(MINUTES, Range.between(before, after)))
                .containsExactly(bar);
        assertThat(storage.intradayData().findLatestAt(MINUTES, before)).isEmpty();
        assertThat(storage.intradayData().findLatestAt(MINUTES, after)).contains(bar);
        assertThat(storage.intradayData().deleteRange(MINUTES, Range.from(after)))
                .isZero();
        assertThat(storage.intradayData().deleteBefore(before)).isZero();
        assertThat(storage.intradayData().deleteBefore(after)).isEqualTo(1);
    }

    @Test
    @DisplayName("BAR-031 the point of one bar is cut to microseconds, as in the record")
    void finePoint() {
        IntradayData bar = INTRADAY.bar("AAPL", 0, "1");
        storage.intradayData().save(bar);

        assertThat(storage.intradayData().find(MINUTES, bar.datetime().plusNanos(999)))
                .contains(bar);
        assertThat(storage.intradayData().timestamps(MINUTES, bar.datetime().plusNanos(999)))
                .isPresent();
        assertThat(storage.intradayData().find(MINUTES, bar.datetime().plusNanos(1_000)))
                .isEmpty();
        assertThat(storage.intradayData().find(MINUTES, bar.datetime().minusNanos(1)))
                .isEmpty();
    }

    @Test
    @DisplayName("BAR-027 bounds before and after all that can be stored are bounds like others")
    void farBounds() {
        IntradayData bar = INTRADAY.bar("AAPL", 0, "1");
        storage.intradayData().save(bar);
        storage.dailyData().save(DAILY.bar("AAPL", 0));

        assertThat(storage.intradayData().findRange(MINUTES, Range.between(Instant.MIN, Instant.MAX)))
                .containsExactly(bar);
        assertThat(storage.intradayData().findLatestAt(MINUTES, Instant.MAX)).contains(bar);
        assertThat(storage.dailyData().findRange("AAPL", Range.between(LocalDate.MIN, LocalDate.MAX)))
                .hasSize(1);
        assertThat(storage.dailyData().findLatestAt("AAPL", LocalDate.MAX)).isPresent();
        assertThat(storage.intradayData().deleteBefore(Instant.MIN)).isZero();
        assertThat(storage.dailyData().deleteBefore(LocalDate.MIN)).isZero();
    }
}
