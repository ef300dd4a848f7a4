package dev.barkeep.storage.cli.keep;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.RetentionReport;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what is too old. */
@Command(
        name = "prune",
        description = {
            "Deletes rows that are older than their table keeps them, all of them or none.",
            "Ages are days like 30d, hours like 12h, or forever. Performance, positions and metadata are always kept.",
            "Prints how many rows of each table go, and from when on they are kept. Asks first on a terminal, exit code 1"
                    + " if the answer is no; anywhere else --yes or --dry-run is needed.",
            "The space in a SQLite file is given back by 'storage vacuum'."
        })
public final class PruneCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--daily",
            paramLabel = "AGE",
            converter = Age.Converter.class,
            description = "Keep daily bars for so long, by their day in UTC; 730d by default.")
    private Age daily = new Age(RetentionPolicy.DEFAULT.dailyData());

    @Option(
            names = "--intraday",
            paramLabel = "AGE",
            converter = Age.Converter.class,
            description = "Keep intraday bars for so long, by the moment they open; 30d by default.")
    private Age intraday = new Age(RetentionPolicy.DEFAULT.intradayData());

    @Option(
            names = "--signals",
            paramLabel = "AGE",
            converter = Age.Converter.class,
            description = "Keep signals for so long, by the time they were stored; 90d by default.")
    private Age signals = new Age(RetentionPolicy.DEFAULT.signalHistory());

    @Option(
            names = "--events",
            paramLabel = "AGE",
            converter = Age.Converter.class,
            description = "Keep events for so long, by the time they were stored; 30d by default.")
    private Age events = new Age(RetentionPolicy.DEFAULT.systemEvents());

    @Option(
            names = "--dry-run",
            description = "Show what would go, and delete nothing: it is deleted in a transaction that is taken back.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public PruneCommand(Shell shell) {
        this.shell = shell;
    }

    private enum End {
        COMMIT,
        ROLLBACK
    }

    @Override
    public Integer call() {
        RetentionPolicy policy =
                new RetentionPolicy(daily.duration(), intraday.duration(), signals.duration(), events.duration());
        if (!dryRun && !yes && shell.terminal() == null) {
            throw CommandException.usage(
                    "prune deletes rows, and there is no terminal to ask on; give --yes, or --dry-run to see what would go");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Storage storage = database.openExisting(shell)) {
            if (!yes && !dryRun && !isWanted(apply(storage, policy, now, End.ROLLBACK))) {
                shell.tell("nothing was deleted");
                return ExitCode.NO;
            }
            print(apply(storage, policy, now, dryRun ? End.ROLLBACK : End.COMMIT), policy, now);
        }
        if (dryRun) {
            shell.tell("dry run: nothing was deleted");
        }
        return ExitCode.DONE;
    }

    private static RetentionReport apply(Storage storage, RetentionPolicy policy, Instant now, End end) {
        try (Transaction transaction = storage.begin()) {
            RetentionReport report = policy.apply(transaction, now);
            if (end == End.COMMIT) {
                transaction.commit();
            }
            return report;
        }
    }

    private boolean isWanted(RetentionReport report) {
        String answer = shell.terminal() == null
                ? null
                : shell.terminal()
                        .readLine(
                                "Delete %d daily bars, %d intraday bars, %d signals and %d events? [y/N] ",
                                report.dailyData(),
                                report.intradayData(),
                                report.signalHistory(),
                                report.systemEvents());
        return answer != null && (answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
    }

    private void print(RetentionReport report, RetentionPolicy policy, Instant now) {
        List<Field> fields = List.of(Field.text("table"), Field.number("deleted"), Field.text("kept_from"));
        Instant dailyFrom = from(policy.dailyData(), now);
        try (RowPrinter printer = output.printer(shell.out(), fields)) {
            printer.row(Arrays.asList(
                    "daily_data",
                    report.dailyData(),
                    dailyFrom == null ? null : LocalDate.ofInstant(dailyFrom, ZoneOffset.UTC)));
            printer.row(Arrays.asList("intraday_data", report.intradayData(), from(policy.intradayData(), now)));
            printer.row(Arrays.asList("signal_history", report.signalHistory(), from(policy.signalHistory(), now)));
            printer.row(Arrays.asList("system_events", report.systemEvents(), from(policy.systemEvents(), now)));
        }
    }

    private static @Nullable Instant from(@Nullable Duration kept, Instant now) {
        return kept == null ? null : now.minus(kept);
    }
}
