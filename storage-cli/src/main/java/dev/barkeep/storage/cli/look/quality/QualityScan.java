package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SeriesOverview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads bars once, in constant memory, and gives what was found in each series. */
final class QualityScan {

    private final Storage storage;
    private final Rules rules;
    private final Progress progress;

    QualityScan(Storage storage, Rules rules, Progress progress) {
        this.storage = storage;
        this.rules = rules;
        this.progress = progress;
    }

    /** Reads the bars of some tickers, or of all if none is named. */
    List<SeriesFindings> read(Collection<String> tickers) {
        List<SeriesFindings> all = new ArrayList<>();
        daily(tickers, all);
        intraday(tickers, all);
        return all;
    }

    private void daily(Collection<String> tickers, List<SeriesFindings> found) {
        Optional<LocalDate> reference = reference(storage.dailyData().findLatestOfEach(), DailyData::date);
        if (reference.isEmpty()) {
            return;
        }
        Function<DailyData, Object> series = DailyData::ticker;
        Function<DailyData, SeriesCheck<DailyData>> checks = bar -> new DailyCheck(bar.ticker(), rules);
        if (tickers.isEmpty()) {
            check(storage.dailyData().streamAll(), series, checks, reference.get(), found);
        }
        for (String ticker : tickers) {
            check(storage.dailyData().stream(ticker, Range.all()), series, checks, reference.get(), found);
        }
    }

    private void intraday(Collection<String> tickers, List<SeriesFindings> found) {
        Optional<LocalDate> reference =
                reference(storage.intradayData().findLatestOfEach(), bar -> TradingCalendar.dayOf(bar.datetime()));
        if (reference.isEmpty()) {
            return;
        }
        Function<IntradayData, Object> series = IntradayData::series;
        Function<IntradayData, SeriesCheck<IntradayData>> checks = bar -> new IntradayCheck(bar.series(), rules);
        if (tickers.isEmpty()) {
            check(storage.intradayData().streamAll(), series, checks, reference.get(), found);
            return;
        }
        List<IntradaySeries> named = storage.intradayData().overview().stream()
                .map(SeriesOverview::series)
                .filter(each -> tickers.contains(each.ticker()))
                .toList();
        for (IntradaySeries each : named) {
            check(storage.intradayData().stream(each, Range.all()), series, checks, reference.get(), found);
        }
    }

    private <T extends Bar> Optional<LocalDate> reference(List<T> newest, Function<T, LocalDate> day) {
        Optional<LocalDate> last = newest.stream().map(day).max(Comparator.naturalOrder());
        LocalDate asOf = rules.asOf();
        return last.map(date -> asOf == null ? date : asOf);
    }

    /** The bars of a series stand together, so one check at a time is enough. */
    private <T extends Bar> void check(
            Stream<T> bars,
            Function<T, Object> seriesOf,
            Function<T, SeriesCheck<T>> checks,
            LocalDate reference,
            List<SeriesFindings> found) {
        try (bars) {
            @Nullable Object series = null;
            @Nullable SeriesCheck<T> check = null;
            for (Iterator<T> each = bars.iterator(); each.hasNext(); ) {
                T bar = each.next();
                if (check == null || !Objects.equals(series, seriesOf.apply(bar))) {
                    if (check != null) {
                        found.add(check.end(reference));
                    }
                    series = seriesOf.apply(bar);
                    check = checks.apply(bar);
                }
                check.next(bar);
                progress.step(1);
            }
            if (check != null) {
                found.add(check.end(reference));
            }
        }
    }
}
