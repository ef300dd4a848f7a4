package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.FieldRules;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Loads market data into a Barkeep storage, finds signals, runs a portfolio over them, and reports.",
            "Where it is stored, DATABASE_URL and the other variables say, or a file .env; by default it is the"
                    + " SQLite file data/market_data.db."
        },
        footer = {
            "",
            "Without CSV files: daily bars of AAPL, and one-minute bars of BTC-USD from 100,000 trades.",
            "Exit codes: 0 done, 1 data or storage refused, 2 wrong usage."
        })
public final class Main implements Callable<Integer> {

    private static final int REFUSED = 1;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "The page to write; default: ${DEFAULT-VALUE}.",
            defaultValue = "quickstart-report.html")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path report;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    private boolean debug;

    @Parameters(
            paramLabel = "CSV",
            description = {
                "Bars with the columns date or time, open, high, low, close, volume; daily or intraday.",
                "The ticker is the first part of the file's name, or TICKER=FILE says it.",
                "Times without a zone are UTC."
            })
    private List<String> files = new ArrayList<>();

    private Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the program.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(execute(System.getenv(), System.out, System.err, args));
    }

    /** Runs the program as {@link #main} does, and gives the exit code. */
    static int execute(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        Main main = new Main(environment, out, err);
        return new CommandLine(main)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((error, command, parsed) -> main.refused(error))
                .execute(args);
    }

    @Override
    public Integer call() {
        List<Quickstart.BarSource> sources = files.stream().map(this::source).toList();
        StorageConfig config = StorageConfig.fromEnvironment(Path.of(".env"), environment);
        try (Storage storage = Storages.open(config)) {
            new Quickstart(storage, out, err).run(sources, report);
        }
        return 0;
    }

    private int refused(Exception error) {
        if (debug) {
            error.printStackTrace(err);
        } else {
            String message = error.getMessage();
            boolean again = error instanceof StorageException storageError && storageError.isRetryable();
            err.println("quickstart: " + (message == null ? error.toString() : message)
                    + (again ? "; run it again, it goes on where it stopped" : ""));
        }
        return REFUSED;
    }

    /** Understands {@code FILE} and {@code TICKER=FILE}. */
    private Quickstart.BarSource source(String argument) {
        int equals = argument.lastIndexOf('=');
        // A file may have an = in its name, and so may a ticker (EURUSD=X); a file that exists is meant.
        boolean tickerSaid = equals > 0 && !Files.exists(Path.of(argument));
        Path path = Path.of(tickerSaid ? argument.substring(equals + 1) : argument);
        if (!Files.isRegularFile(path)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + path);
        }
        String ticker = tickerSaid ? argument.substring(0, equals) : firstPart(String.valueOf(path.getFileName()));
        try {
            return new Quickstart.BarSource(path, FieldRules.ticker("ticker", ticker));
        } catch (InvalidDataException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + "; say TICKER=" + path, e);
        }
    }

    private static String firstPart(String fileName) {
        int end = 0;
        while (end < fileName.length() && "-_. ".indexOf(fileName.charAt(end)) < 0) {
            end++;
        }
        return fileName.substring(0, end);
    }

    /** The version of the build. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"quickstart " + BuildInfo.version()};
        }
    }
}
