package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Intervals;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.Zones;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.cli.table.TableName;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.repository.SaveResult;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads files of rows. */
@Command(
        name = "load",
        description = {
            "Loads CSV files into a table: all files of the call, or nothing.",
            "",
            "The files of Yahoo, Stooq, Alpha Vantage, Binance, Dukascopy and MetaTrader are taken as they come, and"
                    + " those that 'storage export' writes: with their ids and times, so that a reload is identical."
                    + " Others need a header that names the columns of the table, in any order and spelling of case;"
                    + " further columns are not stored. The separator, comma, semicolon or tab, is told by the header."
                    + " Text is in UTF-8, and may be packed by gzip.",
            "",
            "The ticker is that of a column ticker or symbol, else of --ticker, else of the file's name up to the first"
                    + " of '-', '_', '.' and blank: goog-daily.csv is of GOOG. The length of intraday bars is that of"
                    + " --interval, or of a column bar_interval (seconds) or <PER> (minutes).",
            "",
            "Rows with a key that is there already replace its values. Signals, performance and events have no key: they are"
                    + " added. If they carry ids, as in files of 'storage export', they are stored with these, in the order of"
                    + " which they have to come. A row that is there already is unchanged, and one whose id another row has"
                    + " is refused; --new-times adds all of them with new ids.",
            "Exit code 4 if a file or a row is refused, with --on-error skip if every row is; a file that cannot be read as a"
                    + " whole ends the load always."
        })
public final class LoadCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = "daily, intraday, metadata, signals, performance, positions or events.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TableName table;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV files, also packed by gzip; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--ticker",
            paramLabel = "TICKER",
            description = "Whose rows they are, in files without a column that says it.")
    private @Nullable String ticker;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            converter = Intervals.class,
            description = "How long an intraday bar is: 1m, 5m, 15m, 30m, 1h, 4h, 90s, ...")
    private @Nullable BarInterval interval;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Zones.class,
            description = {
                "The zone of times without an offset, like America/New_York or UTC; needed for intraday bars with such times.",
                "Days that are told as numbers since 1970 are those of this zone, of UTC without it.",
                "A time that does not exist, as clocks go forward, is refused. Of one that comes twice, as they go back, the"
                        + " earlier moment is taken, or the later one where the order of the rows says so."
            })
    private @Nullable ZoneId zone;

    @Option(
            names = "--column",
            paramLabel = "COLUMN=NAME",
            description =
                    "Take a column of the table from the file's column NAME, like volume=TICKVOL; may be repeated.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            defaultValue = "stop",
            description = {
                "What to do about a row that is refused. stop (default): store nothing and end with exit code 4.",
                "skip: tell of it, leave it out, and go on."
            })
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OnError onError;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "A new file that lists all rows that --on-error skip leaves out: file, line and reason.")
    private @Nullable Path rejects;

    @Option(
            names = "--strict",
            description =
                    "Refuse doubtful bars too: those whose high is not the highest or low not the lowest price, or"
                            + " with a price that is not above zero. Otherwise they are stored and counted.")
    private boolean strict;

    @Option(names = "--round-volume", description = "Round volumes that are no whole numbers, half to even.")
    private boolean roundVolume;

    @Option(
            names = "--round-prices",
            description = "Round prices and other decimals with more digits than are stored, half to even: 8 after the"
                    + " point, 4 of market_cap and portfolio_value.")
    private boolean roundPrices;

    @Option(
            names = "--new-times",
            description = "Store rows of 'storage export' as new ones, with ids and times of now.")
    private boolean newTimes;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** What to do about a row that is refused. */
    enum OnError {
        /** End with nothing stored. */
        STOP,
        /** Leave it out. */
        SKIP
    }

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public LoadCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        return switch (table) {
            case DAILY ->
                load(TableFormat.DAILY_DATA, (to, rows) -> to.dailyData().saveAll(rows));
            case INTRADAY ->
                load(TableFormat.INTRADAY_DATA, (to, rows) -> to.intradayData().saveAll(rows));
            case METADATA -> inBatches(TableFormat.METADATA, to -> to.metadata()::saveAll);
            case POSITIONS -> inBatches(TableFormat.PORTFOLIO_POSITIONS, to -> to.portfolioPositions()::saveAll);
            case SIGNALS -> adding(TableFormat.SIGNAL_HISTORY, to -> to.signalHistory()::addAll);
            case PERFORMANCE -> adding(TableFormat.PORTFOLIO_PERFORMANCE, to -> to.portfolioPerformance()::addAll);
            case EVENTS ->
                adding(TableFormat.SYSTEM_EVENTS, to -> batch -> {
                    batch.forEach(to.systemEvents()::append);
                    return (long) batch.size();
                });
        };
    }

    private <T> int inBatches(TableFormat<T> format, Function<Repositories, Function<Collection<T>, SaveResult>> save) {
        return load(format, (to, rows) -> Saver.inBatches(format, rows, save.apply(to)));
    }

    private <T> int adding(TableFormat<T> format, Function<Repositories, Function<Collection<T>, Long>> add) {
        return load(format, (to, rows) -> Saver.adding(format, rows, add.apply(to)));
    }

    private <T> int load(TableFormat<T> format, Saver<T> saver) {
        LoadRules rules = rules(format);
        List<Source> sources = sources();
        Tally tally = new Tally();
        try (Refusals refusals = new Refusals(shell, rules, rejects, NewFile.Existing.REFUSE)) {
            Load<T> load = new Load<>(shell, format, saver, rules, refusals, tally);
            long nanos;
            for (Source source : sources) {
                // Before the database is touched: a slip in the third file shows at once.
                load.check(source);
            }
            try (Storage storage = database.openForWriting(shell);
                    Progress progress = Progress.start(shell, "load " + table, "bytes", size(sources));
                    Transaction transaction = storage.begin()) {
                long begun = System.nanoTime();
                try (RowsThere<T> there = new RowsThere<>(format.table(), storage.rows(format.table()))) {
                    for (Source source : sources) {
                        load.run(source, transaction, there, progress);
                    }
                }
                refusals.end();
                transaction.commit();
                nanos = System.nanoTime() - begun;
            }
            Summary.print(shell, output, format, tally, nanos);
            // Not before the rows are stored: a list of what was left out would tell of a load that there was not.
            refusals.keep();
        }
        boolean taken = tally.written() + tally.unchangedRows() > 0;
        return tally.refusedRows() > 0 && !taken ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (String file : files) {
            Source source = Source.of(file);
            source.requireFile();
            if (source.path() == null && sources.contains(source)) {
                throw CommandException.usage("standard input can be read once; name - once");
            }
            sources.add(source);
        }
        return sources;
    }

    private static long size(List<Source> sources) {
        long size = 0;
        for (Source source : sources) {
            long more = source.size();
            if (more == Progress.UNKNOWN) {
                return Progress.UNKNOWN;
            }
            size += more;
        }
        return size;
    }

    private LoadRules rules(TableFormat<?> format) {
        Set<Choice> choices = EnumSet.noneOf(Choice.class);
        add(choices, Choice.SKIP_REFUSED, onError == OnError.SKIP);
        add(choices, Choice.STRICT, strict);
        add(choices, Choice.ROUND_VOLUME, roundVolume);
        add(choices, Choice.ROUND_PRICES, roundPrices);
        add(choices, Choice.NEW_TIMES, newTimes);
        if (rejects != null && onError == OnError.STOP) {
            throw CommandException.usage("--rejects lists what --on-error skip leaves out; give both");
        }
        if (interval != null && table != TableName.INTRADAY) {
            throw CommandException.usage("--interval is for intraday bars; " + table + " has none");
        }
        if (ticker != null && format.ticker() == null) {
            throw CommandException.usage("--ticker: " + table + " has no tickers");
        }
        for (String column : columns.keySet()) {
            if (format.storedFields().stream().noneMatch(field -> field.name().equals(column))) {
                throw CommandException.usage("--column: there is no column '" + column + "'; there are "
                        + String.join(
                                ", ",
                                format.storedFields().stream().map(Field::name).toList()));
            }
        }
        return new LoadRules(checkedTicker(), interval, zone, columns, choices);
    }

    private static void add(Set<Choice> choices, Choice choice, boolean chosen) {
        if (chosen) {
            choices.add(choice);
        }
    }

    private @Nullable String checkedTicker() {
        try {
            return ticker == null ? null : FieldRules.ticker("--ticker", ticker);
        } catch (InvalidDataException e) {
            throw CommandException.usage(e.getMessage(), e);
        }
    }
}
