package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can go wrong with bars. */
final class BarFaults {

    private BarFaults() {}

    static @Nullable Object roundsDecimal(Call call) throws Throwable {
        return Changes.saving(
                call,
                DailyDataRepository.class,
                DailyData.class,
                bar -> new DailyData(
                        bar.ticker(),
                        bar.date(),
                        bar.open().setScale(6, RoundingMode.DOWN),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.dividends(),
                        bar.stockSplits()));
    }

    @SuppressWarnings("ArgumentSelectionDefectChecker") // That is the fault.
    static @Nullable Object swapsHighAndLow(Call call) throws Throwable {
        return savingIntraday(call, bar -> changed(bar, bar.datetime(), bar.low(), bar.high()));
    }

    /** As a local time loses the hour that the clocks were put forward. */
    static @Nullable Object shiftsZone(Call call) throws Throwable {
        return savingIntraday(call, bar -> {
            Duration lost = ZoneId.systemDefault().getRules().getDaylightSavings(bar.datetime());
            return changed(bar, bar.datetime().minus(lost), bar.high(), bar.low());
        });
    }

    static @Nullable Object closesRange(Call call) throws Throwable {
        if (call.is(DailyDataRepository.class, "findRange", "stream", "deleteRange")) {
            Range<LocalDate> range = call.argument(1);
            if (range != null && range.to() != null) {
                return call.proceed(
                        call.argument(0), new Range<>(range.from(), range.to().plusDays(1)));
            }
        }
        return call.proceed();
    }

    static @Nullable Object losesLastOfBatch(Call call) throws Throwable {
        if (isBatch(call)) {
            List<DailyData> bars = new ArrayList<>(call.<Collection<DailyData>>argument(0));
            if (bars.size() > 10 && bars.get(bars.size() - 1) != null) {
                bars.remove(bars.size() - 1);
            }
            return call.proceed(bars);
        }
        return call.proceed();
    }

    static @Nullable Object keepsFirstDuplicate(Call call) throws Throwable {
        if (isBatch(call) && !hasNull(call)) {
            Map<List<Object>, DailyData> first = new LinkedHashMap<>();
            for (DailyData bar : call.<Collection<DailyData>>argument(0)) {
                first.putIfAbsent(List.of(bar.ticker(), bar.date()), bar);
            }
            return call.proceed(List.copyOf(first.values()));
        }
        return call.proceed();
    }

    static @Nullable Object savesPartially(Call call) throws Throwable {
        if (isBatch(call) && hasNull(call)) {
            call.proceed(call.<Collection<DailyData>>argument(0).stream()
                    .filter(Objects::nonNull)
                    .toList());
        }
        return call.proceed();
    }

    static @Nullable Object sortsArgument(Call call) throws Throwable {
        if (isBatch(call) && call.argument(0) instanceof ArrayList<?> && !hasNull(call)) {
            call.<ArrayList<DailyData>>argument(0).sort(Comparator.comparing(DailyData::date));
        }
        return call.proceed();
    }

    /** Writes the bar again, so that its times move. */
    static @Nullable Object touchesUnchanged(Call call) throws Throwable {
        Object result = call.proceed();
        if (call.is(DailyDataRepository.class, "save") && new SaveResult(0, 1).equals(result)) {
            DailyData bar = call.argument(0);
            ((DailyDataRepository) call.target())
                    .deleteRange(
                            bar.ticker(), Range.between(bar.date(), bar.date().plusDays(1)));
            call.proceed();
        }
        return result;
    }

    static @Nullable Object countsUnchangedAsWritten(Call call) throws Throwable {
        Object result = call.proceed();
        return call.is(DailyDataRepository.class, "save", "saveAll") && result instanceof SaveResult saved
                ? new SaveResult(saved.written() + saved.unchanged(), 0)
                : result;
    }

    static @Nullable Object ignoresLimit(Call call) throws Throwable {
        return call.is(DailyDataRepository.class, "findLatest") && call.<Integer>argument(1) >= 0
                ? call.proceed(call.argument(0), Integer.MAX_VALUE)
                : call.proceed();
    }

    static @Nullable Object excludesEquality(Call call) throws Throwable {
        return call.is(DailyDataRepository.class, "findLatestAt") && call.argument(1) != null
                ? call.proceed(call.argument(0), call.<LocalDate>argument(1).minusDays(1))
                : call.proceed();
    }

    static @Nullable Object countsNeighboursAsGaps(Call call) throws Throwable {
        if (call.is(DailyDataRepository.class, "findGaps")) {
            Duration longerThan = call.argument(2);
            if (longerThan != null && longerThan.compareTo(Duration.ZERO) > 0) {
                return call.proceed(call.argument(0), call.argument(1), longerThan.minusNanos(1));
            }
        }
        return call.proceed();
    }

    static @Nullable Object deletesTheLimitToo(Call call) throws Throwable {
        return call.is(DailyDataRepository.class, "deleteBefore")
                        && call.argument(0) instanceof LocalDate before
                        && before.isBefore(LocalDate.of(9999, 12, 31))
                ? call.proceed(before.plusDays(1))
                : call.proceed();
    }

    private static boolean isBatch(Call call) {
        return call.is(DailyDataRepository.class, "saveAll") && call.argument(0) instanceof Collection<?>;
    }

    private static boolean hasNull(Call call) {
        // Not contains(null), which immutable lists refuse.
        return call.<Collection<DailyData>>argument(0).stream().anyMatch(Objects::isNull);
    }

    private static @Nullable Object savingIntraday(Call call, UnaryOperator<IntradayData> change) throws Throwable {
        return Changes.saving(call, IntradayDataRepository.class, IntradayData.class, change);
    }

    private static IntradayData changed(IntradayData bar, Instant at, BigDecimal high, BigDecimal low) {
        return new IntradayData(bar.ticker(), bar.interval(), at, bar.open(), high, low, bar.close(), bar.volume());
    }
}
