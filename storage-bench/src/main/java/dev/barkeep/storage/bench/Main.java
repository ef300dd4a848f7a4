package dev.barkeep.storage.bench;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.harness.Harness;
import dev.barkeep.storage.bench.harness.Result;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.workload.BarReads;
import dev.barkeep.storage.bench.workload.BulkWrites;
import dev.barkeep.storage.bench.workload.CopyRows;
import dev.barkeep.storage.bench.workload.Opening;
import dev.barkeep.storage.bench.workload.Overview;
import dev.barkeep.storage.bench.workload.SignalSearch;
import dev.barkeep.storage.bench.workload.SingleWrites;
import dev.barkeep.storage.bench.workload.Size;
import dev.barkeep.storage.bench.workload.StartUp;
import dev.barkeep.storage.bench.workload.UnchangedWrites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the library against raw JDBC. */
@Command(
        name = "storage-bench",
        mixinStandardHelpOptions = true,
        subcommands = {Memory.class, Growth.class, Concurrency.class},
        usageHelpAutoWidth = true,
        description = {
            "Measures the library against raw JDBC: the same rows, in the same run, in rounds that take turns.",
            "Prints a table in Markdown, and what it is doing on the error output."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all contenders were right",
            "1:a contender had a wrong checksum and has no figure, or a database could not be started or failed",
            "2:wrong usage"
        })
public final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Databases databases = new Databases();

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "<code>",
            description =
                    "Which workloads: W1 to W13. Default: all. Those that make no sense on a database are left out"
                            + " there: W8 and W13 are of SQLite alone, W12 of PostgreSQL.")
    private List<String> codes = List.of();

    @Option(
            names = "--rounds",
            description =
                    "How many rounds count, 1 or more, after two that do not; three times as many of short workloads."
                            + " Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--scale",
            description = "How many of the rows, as a part of all, more than 0. Default: ${DEFAULT-VALUE}.")
    private double scale = 1;

    @Option(
            names = "--out",
            paramLabel = "<file>",
            description = "Where the figures go as JSON; its folder is made. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("storage-bench/target/bench.json");

    private final Function<Size, List<Workload>> known;

    /**
     * Makes the program.
     *
     * @param known makes the workloads that there are
     */
    Main(Function<Size, List<Workload>> known) {
        this.known = known;
    }

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // There is no logging: what matters is an exception.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine(Main::all).execute(arguments));
    }

    static CommandLine commandLine(Function<Size, List<Workload>> known) {
        return new CommandLine(new Main(known)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        List<Workload> workloads = workloads();
        List<Result> results = new ArrayList<>();
        boolean complete = databases.each(spec.commandLine().getErr(), backend -> measure(backend, workloads, results));
        Report report = new Report(results);
        report.writeJson(out);
        spec.commandLine().getOut().print(report.toMarkdown());
        spec.commandLine().getOut().flush();
        return complete && report.isRight() ? 0 : 1;
    }

    private void measure(Backend backend, List<Workload> workloads, List<Result> results) throws Exception {
        for (Workload workload : workloads) {
            if (workload.runsOn(backend)) {
                long started = System.nanoTime();
                results.add(new Harness(rounds).measure(workload, backend));
                Databases.say(
                        spec.commandLine().getErr(),
                        backend.id() + " " + workload.code() + ": "
                                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started) + " s");
            }
        }
    }

    private List<Workload> workloads() {
        if (rounds < 1 || !(scale > 0)) {
            throw new ParameterException(spec.commandLine(), "--rounds has to be 1 or more, and --scale more than 0");
        }
        List<Workload> all = known.apply(new Size(scale));
        Set<String> unknown = new TreeSet<>(codes);
        all.forEach(workload -> unknown.removeIf(workload.code()::equalsIgnoreCase));
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no such workload: " + String.join(", ", unknown) + "; there are "
                            + all.stream().map(Workload::code).collect(Collectors.joining(", ")));
        }
        Set<String> wanted =
                codes.stream().map(code -> code.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        return all.stream()
                .filter(workload -> wanted.isEmpty() || wanted.contains(workload.code()))
                .toList();
    }

    static List<Workload> all(Size size) {
        return List.of(
                new BulkWrites(size, BulkWrites.Table.EMPTY),
                new BulkWrites(size, BulkWrites.Table.FULL),
                new BarReads(size, BarReads.Read.RANGE),
                new BarReads(size, BarReads.Read.STREAM),
                new BarReads(size, BarReads.Read.POINTS),
                new SingleWrites(size),
                new BarReads(size, BarReads.Read.NEWEST),
                new StartUp(),
                new UnchangedWrites(size),
                new SignalSearch(size),
                new Overview(size),
                new CopyRows(size),
                new Opening());
    }
}
