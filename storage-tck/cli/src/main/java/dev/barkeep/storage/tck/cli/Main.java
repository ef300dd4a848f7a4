package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "storage-tck",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Tests whether a database, with its backend, keeps the contract of a Barkeep storage.",
            "The database or schema has to be empty, and is empty again afterwards: nothing else may use it during"
                    + " the run."
        },
        footer = {
            "",
            "Exit codes: 0 conforms, 1 a rule is broken, 2 wrong usage, or the database cannot be reached or is not"
                    + " empty, 130 interrupted."
        })
public final class Main implements Callable<Integer> {

    /** No more of an argument is shown: what follows may be a URL with a password. */
    private static final Pattern OPTION = Pattern.compile("^--?[A-Za-z-]*");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "The database, like postgresql://user@host/database?currentSchema=tck.",
                "Without it DATABASE_URL and the other variables say it, or a file .env: so a password stays out of the"
                        + " list of processes."
            })
    private @Nullable String url;

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description = "The jar of a further backend, or one that it needs, like a driver; may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    @Mixin
    private final KitOptions options = new KitOptions();

    @Option(names = "--debug", description = "Show the stack traces of errors and of failed tests.")
    private boolean debug;

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
        Exit.with(execute(System.getenv(), System.out, System.err, args));
    }

    /** Runs the program as {@link #main} does, and gives the exit code. */
    static int execute(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        Main main = new Main(environment, out, err);
        return new CommandLine(main)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((error, arguments) -> main.refused(usage(error)))
                .setExecutionExceptionHandler((error, command, parsed) -> main.failed(error))
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        StorageConfig config = config();
        try (Plugins loaded = Plugins.load(plugins)) {
            loaded.offer();
            Optional<PrintStream> traces = debug ? Optional.of(err) : Optional.empty();
            return new KitRun(options, out, err, traces, Terminal.ofProcess() != null).on(config);
        }
    }

    private StorageConfig config() {
        Map<String, String> variables = new HashMap<>(environment);
        if (url != null) {
            if (url.isBlank()) {
                throw new RefusedException("--url is empty");
            }
            try {
                DatabaseUrl.parse(url);
            } catch (ConfigurationException e) {
                throw new RefusedException(String.valueOf(e.getMessage()).replace("DATABASE_URL: ", "--url: "), e);
            }
            variables.put("DATABASE_URL", url);
        }
        Path file = Path.of(".env");
        Map<String, String> merged = StorageConfig.variables(file, variables);
        if (!StorageConfig.hasLocation(variables) && StorageConfig.hasLocation(merged)) {
            err.println("storage-tck: the database is that of " + file.toAbsolutePath());
        }
        StorageConfig config = StorageConfig.fromMap(merged);
        // The default is where people keep their data, and nobody asked for it.
        if (url == null && config.url().equals(DatabaseUrl.sqlite(StorageConfig.DEFAULT_PATH))) {
            throw new RefusedException("no database is named; give --url URL, or set DATABASE_URL");
        }
        return config;
    }

    private int failed(Exception error) {
        if (debug) {
            error.printStackTrace(err);
        }
        return refused(OneLine.of(error));
    }

    private int refused(String message) {
        err.println("storage-tck: " + message);
        return KitRun.REFUSED;
    }

    /** What picocli says of a wrong argument, but for the argument itself, which may be a URL with a password. */
    private static String usage(ParameterException error) {
        String what = OneLine.of(String.valueOf(error.getMessage()));
        if (error instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            what = first.startsWith("-")
                    ? "there is no option "
                            + OPTION.matcher(first)
                                    .results()
                                    .findFirst()
                                    .map(MatchResult::group)
                                    .orElse("-")
                    : "an argument has no option before it; a URL stands behind --url, a jar behind --plugin";
        }
        return what + "; --help shows the options";
    }

    /** The version of the build. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() throws IOException {
            Properties build = new Properties();
            try (InputStream content = Main.class.getResourceAsStream("build.properties")) {
                build.load(Objects.requireNonNull(content, "build.properties is not on the class path"));
            }
            return new String[] {"storage-tck " + build.getProperty("version")};
        }
    }
}
