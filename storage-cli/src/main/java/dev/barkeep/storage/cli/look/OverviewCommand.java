package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PerformanceSummary;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SeriesOverview;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.SignalStatistics;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is stored of which series, and how much of all else. */
@Command(
        name = "overview",
        description = {
            "Says what is stored: a line for each ticker of the daily bars, for each ticker and length of the intraday bars,"
                    + " and one for each other table.",
            "Columns: first and last are days, or moments in UTC, of events only the last, when it was stored; days is the time between"
                    + " them; close is that of the newest bar."
        })
public final class OverviewCommand implements Callable<Integer> {

    private static final List<Field> FIELDS = List.of(
            Field.text("table"),
            Field.text("ticker"),
            Field.number("bar_interval"),
            Field.number("rows"),
            Field.text("first"),
            Field.text("last"),
            Field.number("days"),
            Field.number("close"));

    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    private final Shell shell;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public OverviewCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try (Storage storage = database.openExisting(shell);
                RowPrinter printer = output.printer(shell.out(), FIELDS)) {
            daily(storage, printer);
            intraday(storage, printer);
            others(storage, printer);
        }
        return ExitCode.DONE;
    }

    private static void daily(Storage storage, RowPrinter printer) {
        Map<String, DailyData> newest = storage.dailyData().findLatestOfEach().stream()
                .collect(Collectors.toMap(DailyData::ticker, Function.identity()));
        for (SeriesOverview<String, LocalDate> line : storage.dailyData().overview()) {
            DailyData last = newest.get(line.series());
            printer.row(Arrays.asList(
                    StoredTable.DAILY_DATA,
                    line.series(),
                    null,
                    line.count(),
                    line.first(),
                    line.last(),
                    days(line.first(), line.last()),
                    last == null ? null : last.close()));
        }
    }

    private static void intraday(Storage storage, RowPrinter printer) {
        Map<IntradaySeries, IntradayData> newest = storage.intradayData().findLatestOfEach().stream()
                .collect(Collectors.toMap(IntradayData::series, Function.identity()));
        for (SeriesOverview<IntradaySeries, Instant> line :
                storage.intradayData().overview()) {
            IntradayData last = newest.get(line.series());
            printer.row(Arrays.asList(
                    StoredTable.INTRADAY_DATA,
                    line.series().ticker(),
                    line.series().interval(),
                    line.count(),
                    line.first(),
                    line.last(),
                    days(line.first(), line.last()),
                    last == null ? null : last.close()));
        }
    }

    private static void others(Storage storage, RowPrinter printer) {
        Map<String, Long> rows = storage.tables().stream().collect(Collectors.toMap(TableInfo::name, TableInfo::rows));
        SignalStatistics signals = storage.signalHistory().statistics(SignalFilter.ALL);
        PerformanceSummary performance =
                storage.portfolioPerformance().summary(Range.all()).orElse(null);
        Instant lastEvent = storage.systemEvents().findLatest(EventFilter.ALL, 1).stream()
                .findFirst()
                .map(Stored::createdAt)
                .orElse(null);
        table(printer, StoredTable.METADATA, rows.get(StoredTable.METADATA.name()), null, null, null);
        table(
                printer,
                StoredTable.SIGNAL_HISTORY,
                signals.total(),
                signals.firstDate(),
                signals.lastDate(),
                days(signals.firstDate(), signals.lastDate()));
        LocalDate firstDay = performance == null ? null : performance.firstDate();
        LocalDate lastDay = performance == null ? null : performance.lastDate();
        table(
                printer,
                StoredTable.PORTFOLIO_PERFORMANCE,
                performance == null ? 0L : performance.count(),
                firstDay,
                lastDay,
                days(firstDay, lastDay));
        table(
                printer,
                StoredTable.PORTFOLIO_POSITIONS,
                rows.get(StoredTable.PORTFOLIO_POSITIONS.name()),
                null,
                null,
                null);
        table(printer, StoredTable.SYSTEM_EVENTS, rows.get(StoredTable.SYSTEM_EVENTS.name()), null, lastEvent, null);
    }

    private static void table(
            RowPrinter printer,
            StoredTable<?> table,
            @Nullable Long rows,
            @Nullable Object first,
            @Nullable Object last,
            @Nullable BigDecimal days) {
        printer.row(Arrays.asList(table, null, null, rows, first, last, days, null));
    }

    private static @Nullable BigDecimal days(@Nullable LocalDate first, @Nullable LocalDate last) {
        return first == null || last == null ? null : BigDecimal.valueOf(last.toEpochDay() - first.toEpochDay());
    }

    private static BigDecimal days(Instant first, Instant last) {
        return BigDecimal.valueOf(Duration.between(first, last).toSeconds())
                .divide(SECONDS_OF_DAY, 2, RoundingMode.HALF_EVEN);
    }
}
