package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.output.OutputFormat;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.Days;
import dev.barkeep.storage.cli.shell.Decimals;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.TickerOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is doubtful in the bars. */
@Command(
        name = "quality",
        description = {
            "Says what is doubtful in the bars; nothing is changed. Reads all bars of the series once. Days are in UTC.",
            "gap: of daily bars, days of trading without a bar between the first and the last one, each counted; of intraday"
                    + " bars, stretches without bars. A series whose bars go on over most midnights is taken for one that"
                    + " trades around the clock while the calendar is open, which it is not in the last 3 hours (from 21:00)"
                    + " before a day without trading; of any other one, stretches within a day count, and days without any"
                    + " bar.",
            "stale: the newest bar of a series is old. move: a close far from the one before. volume: a volume of 0, unless"
                    + " the series has no other. ohlc: the high is not the highest price, or the low not the lowest. price: a"
                    + " price of 0 or below.",
            "The table is a summary by series and the findings below; csv and json are the findings, or the summary with"
                    + " --summary."
        })
public final class QualityCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final TickerOptions tickers = new TickerOptions();

    @Option(
            names = "--calendar",
            paramLabel = "WEEK",
            defaultValue = "weekdays",
            description = "When there is trading: weekdays (default), Monday to Friday, or every-day.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TradingCalendar.Week calendar;

    @Option(
            names = "--holidays",
            paramLabel = "FILE",
            description = "A file of days without trading: one a line, like 2024-12-25; # begins a comment.")
    private @Nullable Path holidays;

    @Option(
            names = "--gap",
            paramLabel = "BARS",
            defaultValue = "5",
            description = "So many intraday bars may be missing without being a gap; 5 by default.")
    private long gap;

    @Option(
            names = "--stale",
            paramLabel = "DAYS",
            defaultValue = "5",
            description = "A series is stale if its newest bar is more days of trading old than this; 5 by default.")
    private long stale;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            converter = Days.class,
            description = "Count that age from this day; by default from the newest bar of all series, of daily and of"
                    + " intraday bars by themselves.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--max-move",
            paramLabel = "PERCENT",
            converter = Decimals.class,
            defaultValue = "50",
            description = "A close may be so far from the one before, in percent of that; 50 by default.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BigDecimal maxMove;

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description = "Look for these only: gap,stale,move,volume,ohlc,price.")
    private Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "List the first N findings of each series and kind; 10 by default. All are counted.")
    private int limit;

    @Option(names = "--summary", description = "Only how much was found, by series and kind.")
    private boolean summary;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page instead; it needs nothing beside itself.")
    private @Nullable Path html;

    @Option(names = "--overwrite", description = "Replace the page if it is there already.")
    private boolean overwrite;

    @Option(names = "--fail", description = "Exit code 1 if anything was found, else 0; without it always 0.")
    private boolean fail;

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public QualityCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        Rules rules = rules();
        QualityReport report;
        if (html == null) {
            try (Storage storage = database.openExisting(shell)) {
                report = read(storage, rules);
            }
            print(report);
        } else {
            NewFile.Existing existing = overwrite ? NewFile.Existing.REPLACE : NewFile.Existing.REFUSE;
            try (Storage storage = database.openExisting(shell);
                    NewFile file = NewFile.begin(html, existing)) {
                report = read(storage, rules);
                String page = report.html(storage.info().url(), text(rules));
                file.out().write(page.getBytes(StandardCharsets.UTF_8));
                file.keep();
            }
            shell.tell("Wrote " + html + ": " + report.count() + " findings in "
                    + report.series().size() + " series");
        }
        return fail && report.count() > 0 ? ExitCode.NO : ExitCode.DONE;
    }

    private Rules rules() {
        atLeastZero("--gap", gap);
        atLeastZero("--stale", stale);
        atLeastZero("--limit", limit);
        atLeastZero("--max-move", maxMove.signum());
        Set<LocalDate> closed = holidays == null ? Set.of() : Holidays.read(holidays);
        Set<Kind> wanted = kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
        return new Rules(new TradingCalendar(calendar, closed), gap, stale, asOf, maxMove, wanted, limit);
    }

    private static void atLeastZero(String option, long value) {
        if (value < 0) {
            throw CommandException.usage(option + " is below 0");
        }
    }

    private QualityReport read(Storage storage, Rules rules) {
        try (Progress progress = Progress.start(shell, "quality", "bars", Progress.UNKNOWN)) {
            List<SeriesFindings> found = new QualityScan(storage, rules, progress).read(tickers.named());
            return new QualityReport(found);
        }
    }

    private void print(QualityReport report) {
        boolean isTable = output.format() == OutputFormat.TABLE;
        if (summary || isTable) {
            try (RowPrinter printer = output.printer(shell.out(), QualityReport.summaryFields())) {
                report.printSummary(printer);
            }
        }
        if (!summary) {
            if (isTable) {
                shell.out().println();
            }
            try (RowPrinter printer = output.printer(shell.out(), QualityReport.FINDINGS)) {
                report.printFindings(printer);
            }
            if (report.isCut()) {
                shell.tell("Only the first " + limit + " of each series and kind are listed; --limit N lists more");
            }
        }
    }

    private static String text(Rules rules) {
        return "calendar " + rules.calendar().week() + " with "
                + rules.calendar().holidays().size()
                + " holidays; gaps of more than " + rules.gapBars() + " intraday bars; stale after " + rules.staleDays()
                + " trading days; moves of more than " + rules.maxMove().toPlainString() + " %";
    }
}
