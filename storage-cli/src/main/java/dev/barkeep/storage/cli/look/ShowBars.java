package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.shell.DayRangeOptions;
import dev.barkeep.storage.cli.shell.Intervals;
import dev.barkeep.storage.cli.shell.MomentRangeOptions;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.TickerOptions;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SeriesOverview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows bars. */
final class ShowBars {

    private ShowBars() {}

    @Command(
            name = "daily",
            description = {
                "Shows daily bars, the newest first, ticker by ticker.",
                "Without --ticker, --from, --to, --limit and --all: the newest bar of every ticker."
            })
    static final class Daily extends ShowTable.Keyed<DailyData> {

        @Mixin
        private final TickerOptions tickers = new TickerOptions();

        @Mixin
        private final DayRangeOptions days = new DayRangeOptions();

        Daily(Shell shell) {
            super(shell, TableFormat.DAILY_DATA);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            Range<LocalDate> range = days.range();
            return (storage, rows) -> show(storage, range, rows);
        }

        private void show(Storage storage, Range<LocalDate> range, Rows rows) {
            if (tickers.named().isEmpty() && !days.isGiven() && !isLimitGiven()) {
                eachByItself(storage.dailyData().findLatestOfEach(), rows);
                return;
            }
            NewestFirst<DailyData, String, LocalDate> bars = NewestFirst.of(storage.dailyData());
            for (String ticker : named(storage)) {
                rows.restart();
                bars.read(ticker, range, rows.wanted(), rows);
            }
        }

        private Collection<String> named(Storage storage) {
            if (!tickers.named().isEmpty()) {
                return tickers.named();
            }
            return storage.dailyData().overview().stream()
                    .map(SeriesOverview::series)
                    .toList();
        }
    }

    @Command(
            name = "intraday",
            description = {
                "Shows intraday bars, the newest first, series by series; a series is a ticker and the length of its bars.",
                "Without --ticker, --from, --to, --limit and --all: the newest bar of every series."
            })
    static final class Intraday extends ShowTable.Keyed<IntradayData> {

        @Mixin
        private final TickerOptions tickers = new TickerOptions();

        @Option(
                names = "--interval",
                paramLabel = "LENGTH",
                converter = Intervals.class,
                description = "Only bars of this length: 90s, 1m, 5m, 1h, 4h, 1d or seconds. All lengths without it.")
        private @Nullable BarInterval interval;

        @Mixin
        private final MomentRangeOptions moments = new MomentRangeOptions();

        Intraday(Shell shell) {
            super(shell, TableFormat.INTRADAY_DATA);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            Range<Instant> range = moments.range();
            return (storage, rows) -> show(storage, range, rows);
        }

        private void show(Storage storage, Range<Instant> range, Rows rows) {
            if (tickers.named().isEmpty() && !moments.isGiven() && !isLimitGiven()) {
                List<IntradayData> newest = storage.intradayData().findLatestOfEach();
                eachByItself(
                        newest.stream()
                                .filter(bar -> interval == null || interval.equals(bar.interval()))
                                .toList(),
                        rows);
                return;
            }
            NewestFirst<IntradayData, IntradaySeries, Instant> bars = NewestFirst.of(storage.intradayData());
            for (IntradaySeries series : series(storage)) {
                rows.restart();
                bars.read(series, range, rows.wanted(), rows);
            }
        }

        private List<IntradaySeries> series(Storage storage) {
            BarInterval length = interval;
            if (length != null && !tickers.named().isEmpty()) {
                return tickers.named().stream()
                        .map(ticker -> new IntradaySeries(ticker, length))
                        .toList();
            }
            return storage.intradayData().overview().stream()
                    .map(SeriesOverview::series)
                    .filter(series -> tickers.include(series.ticker()))
                    .filter(series -> length == null || length.equals(series.interval()))
                    .toList();
        }
    }

    /** The limit counts the bars of a series. */
    private static <T> void eachByItself(List<T> newest, ShowTable<T>.Rows rows) {
        for (T bar : newest) {
            rows.restart();
            rows.test(bar);
        }
    }
}
