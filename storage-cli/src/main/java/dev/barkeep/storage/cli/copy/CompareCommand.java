package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.copy.TableComparison.OnlyInTarget;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputFormat;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.table.TableFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two databases. */
@Command(
        name = "compare",
        description = {
            "Compares two databases, of any kind, by the number of rows and a SHA-256 of their values, per table and ticker.",
            "Prints a line for each table, and one for each ticker that differs. Exit code 0 if all is equal, 1 if not.",
            "Each table is read as of one moment; nothing is written on either side."
        })
public final class CompareCommand implements Callable<Integer> {

    /** Enough to see that two differ. */
    private static final int SHOWN_DIGITS = 12;

    private final Shell shell;

    @Mixin
    private final TwoDatabases databases = new TwoDatabases();

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            converter = Since.Converter.class,
            description =
                    "Compare only rows that changed at or after a moment, like 2024-01-31T14:30:00Z, or a day, like"
                            + " 2024-01-31, which begins in UTC.")
    private Since since = Since.EVER;

    @Option(
            names = "--ignore-times",
            description =
                    "Leave out created_at, updated_at and the ids of signals, performance and events, which are then"
                            + " compared in the order of ids: for rows that were loaded, not copied.")
    private boolean ignoreTimes;

    @Option(names = "--all", description = "Print the tickers that are equal as well.")
    private boolean all;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public CompareCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        TwoDatabases.Pair configs = databases.configs(shell);
        List<TableFormat<?>> formats = tables.formats();
        List<TableComparison> comparisons = new ArrayList<>();
        try (Storage source = Databases.openExisting(configs.source());
                Storage target = Databases.openExisting(configs.target())) {
            RowSource left = new StorageRows(source);
            RowSource right = new StorageRows(target);
            try (Progress progress = Progress.start(shell, "comparing", "rows", total(left, formats))) {
                for (TableFormat<?> format : formats) {
                    comparisons.add(compare(format, left, right, progress));
                }
            }
        }
        print(comparisons);
        return comparisons.stream()
                        .flatMap(TableComparison::differences)
                        .findAny()
                        .isEmpty()
                ? ExitCode.DONE
                : ExitCode.NO;
    }

    private TableComparison compare(TableFormat<?> format, RowSource left, RowSource right, Progress progress) {
        if (ignoreTimes) {
            return TableComparison.ofValues(format, left, right, since.updated(), progress);
        }
        MergeWalk.Window window = new MergeWalk.Window(since.updated(), since.updated());
        return TableComparison.of(format, left, right, window, OnlyInTarget.COUNT, progress);
    }

    private long total(RowSource source, List<TableFormat<?>> formats) {
        if (since.updated().from() != null) {
            return Progress.UNKNOWN;
        }
        Map<String, Long> rows = source.counts();
        return formats.stream()
                .mapToLong(format -> rows.getOrDefault(format.table().name(), 0L))
                .sum();
    }

    private void print(List<TableComparison> comparisons) {
        List<Field> fields = List.of(
                Field.text("table"),
                Field.text("ticker"),
                Field.number("from_rows"),
                Field.number("to_rows"),
                Field.text("from_hash"),
                Field.text("to_hash"),
                Field.text("equal"));
        try (RowPrinter printer = output.printer(shell.out(), fields)) {
            for (TableComparison table : comparisons) {
                print(printer, table.whole());
                table.series().stream().filter(each -> all || !each.isEqual()).forEach(each -> print(printer, each));
            }
        }
    }

    private void print(RowPrinter printer, SeriesComparison each) {
        printer.row(Arrays.asList(
                each.table(),
                each.ticker(),
                each.sourceRows(),
                each.targetRows(),
                shown(each.sourceHash()),
                shown(each.targetHash()),
                each.isEqual()));
    }

    private String shown(String hash) {
        return output.format() == OutputFormat.TABLE ? hash.substring(0, SHOWN_DIGITS) : hash;
    }
}
