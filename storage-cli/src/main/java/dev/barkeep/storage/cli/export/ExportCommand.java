package dev.barkeep.storage.cli.export;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.CsvPrinter;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.JsonPrinter;
import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.shell.Intervals;
import dev.barkeep.storage.cli.shell.MomentRangeOptions;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.TickerOptions;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.cli.table.TableName;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the rows of a table to a file. */
@Command(
        name = "export",
        description = {
            "Writes rows with their ids and times, so that 'storage load' reads back the identical table.",
            "",
            "--from and --to are for bars, signals and performance. Bars and rows of a ticker come by their keys ascending, others by their ids. Decimals have all their digits,"
                    + " moments are in UTC. In CSV an empty text is \"\", and an absent value is nothing. Values are"
                    + " written as they are, also those that a spreadsheet takes for formulas, as they begin with =, +, - or @.",
            "A file is there whole or not at all. When who reads standard output goes away, the export ends with exit code 0."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    private final Shell shell;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TABLE",
            description = "daily, intraday, metadata, signals, performance, positions or events.")
    private @Nullable TableName table;

    @Option(
            names = "--all",
            description =
                    "Every table into a file of its name in the folder --out, like daily.csv; each as it is when its"
                            + " turn comes.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = STANDARD_OUTPUT,
            description = "The new file, packed by gzip if its name ends with .gz; - (default) is standard output.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String out;

    @Option(names = "--overwrite", description = "Replace files that are there already.")
    private boolean overwrite;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv", description = "csv (default) or json.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ExportFormat format;

    @Option(names = "--plain", description = "Without id, created_at and updated_at.")
    private boolean plain;

    @Mixin
    private final TickerOptions tickers = new TickerOptions();

    @Mixin
    private final MomentRangeOptions moments = new MomentRangeOptions();

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            converter = Intervals.class,
            description = "Only intraday bars of this length: 90s, 1m, 5m, 1h.")
    private @Nullable BarInterval interval;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    /** The form of a file. */
    enum ExportFormat {
        /** What {@code load} reads. */
        CSV,
        /** An array of objects. */
        JSON
    }

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public ExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<TableName> tables = tables();
        Predicate<Stored<?>> filter = filter(tables);
        if (all) {
            makeFolder();
        }
        try (Storage storage = database.openExisting(shell)) {
            for (TableName each : tables) {
                if (all) {
                    toFile(
                            storage,
                            each,
                            Path.of(out, each + "." + format.name().toLowerCase(Locale.ROOT)),
                            filter);
                } else if (out.equals(STANDARD_OUTPUT)) {
                    write(storage, each, each.format(), shell.out(), filter);
                } else {
                    toFile(storage, each, Path.of(out), filter);
                }
            }
        }
        return ExitCode.DONE;
    }

    private List<TableName> tables() {
        if (all == (table != null)) {
            throw CommandException.usage("name a table, or --all of them");
        }
        if (table != null) {
            return List.of(table);
        }
        if (out.equals(STANDARD_OUTPUT)) {
            throw CommandException.usage("--all needs a folder: --out FOLDER");
        }
        return List.of(TableName.values());
    }

    private void makeFolder() {
        try {
            Files.createDirectories(Path.of(out));
        } catch (IOException e) {
            throw CommandException.usage("--out: the folder " + out + " cannot be made: " + FileErrors.reason(e), e);
        }
    }

    private Predicate<Stored<?>> filter(List<TableName> tables) {
        Predicate<Stored<?>> filter = row -> true;
        if (!tickers.named().isEmpty()) {
            require(
                    "--ticker",
                    tables,
                    Set.of(
                            TableName.DAILY,
                            TableName.INTRADAY,
                            TableName.METADATA,
                            TableName.SIGNALS,
                            TableName.POSITIONS));
        }
        if (moments.isGiven()) {
            require(
                    "--from and --to",
                    tables,
                    Set.of(TableName.DAILY, TableName.INTRADAY, TableName.SIGNALS, TableName.PERFORMANCE));
            Range<Instant> range = moments.range();
            filter = filter.and(row -> contains(range, RowFilter.moment(row.value())));
        }
        if (interval != null) {
            require("--interval", tables, Set.of(TableName.INTRADAY));
            BarInterval length = interval;
            filter = filter.and(row -> RowFilter.isOf(length, row.value()));
        }
        return filter;
    }

    private static void require(String option, List<TableName> tables, Set<TableName> having) {
        for (TableName each : tables) {
            if (!having.contains(each)) {
                throw CommandException.usage(option + ": the rows of " + each + " have nothing of the kind");
            }
        }
    }

    private static boolean contains(Range<Instant> range, @Nullable Instant moment) {
        return moment != null && range.contains(moment);
    }

    private void toFile(Storage storage, TableName name, Path path, Predicate<Stored<?>> filter) {
        NewFile.Existing existing = overwrite ? NewFile.Existing.REPLACE : NewFile.Existing.REFUSE;
        try (NewFile file = NewFile.begin(path, existing)) {
            if (path.toString().endsWith(".gz")) {
                GZIPOutputStream packed = new GZIPOutputStream(file.out());
                write(storage, name, name.format(), packed, filter);
                packed.finish();
            } else {
                write(storage, name, name.format(), file.out(), filter);
            }
            file.keep();
        } catch (IOException e) {
            throw unwritable(path, e);
        } catch (UncheckedIOException e) {
            throw unwritable(path, cause(e));
        }
    }

    private static IOException cause(UncheckedIOException error) {
        return Objects.requireNonNull(error.getCause(), "its constructors demand one");
    }

    private static CommandException unwritable(Path path, IOException error) {
        return CommandException.refused(path + " cannot be written: " + FileErrors.reason(error), error);
    }

    private <T> void write(
            Storage storage, TableName name, TableFormat<T> table, OutputStream target, Predicate<Stored<?>> filter) {
        List<Field> fields =
                plain ? table.columns().stream().<Field>map(TableColumn::field).toList() : table.storedFields();
        Predicate<T> ofTicker = ofTicker(table);
        // Without try-with-resources: closing would write to what just failed to be written to.
        RowPrinter printer = switch (format) {
            case CSV -> new CsvPrinter(target, fields);
            case JSON -> new JsonPrinter(target, fields);
        };
        try (Stream<Stored<T>> rows = storage.rows(table.table()).stream(Range.all());
                Progress progress = Progress.start(shell, "export " + name, "rows", Progress.UNKNOWN)) {
            Iterator<Stored<T>> each = rows.iterator();
            while (each.hasNext()) {
                Stored<T> row = each.next();
                progress.step(1);
                if (ofTicker.test(row.value()) && filter.test(row)) {
                    printer.row(plain ? values(table, row.value()) : table.storedValues(row));
                }
            }
        }
        printer.close();
    }

    private <T> Predicate<T> ofTicker(TableFormat<T> table) {
        Function<T, String> tickerOf = table.ticker();
        return tickerOf == null ? row -> true : row -> tickers.include(tickerOf.apply(row));
    }

    private static <T> List<@Nullable Object> values(TableFormat<T> table, T row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (TableColumn<T> column : table.columns()) {
            values.add(column.value().apply(row));
        }
        return values;
    }
}
