package dev.barkeep.storage.bench;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.backend.SqliteBackend;
import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.harness.Median;
import dev.barkeep.storage.bench.load.Caller;
import dev.barkeep.storage.bench.load.Turn;
import dev.barkeep.storage.bench.load.Turn.Mix;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.workload.Records;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Many threads at once. */
@Command(
        name = "concurrency",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Has many threads read and write at once, by the library and by raw JDBC with as many connections, in turns,",
            "and then read by the library, alone and beside a transaction that has written and does not end: readers that are",
            "held up by writers show in the difference.",
            "Ends with 1 if any call fails."
        })
final class Concurrency implements Callable<Integer> {

    private static final int TICKERS = 500;
    private static final int EACH = 400;
    /** Turns of each. */
    private static final int TURNS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Databases databases = new Databases();

    @Option(names = "--threads", description = "How many threads, and connections. Default: ${DEFAULT-VALUE}.")
    private int threads = 16;

    @Option(
            names = "--writes",
            paramLabel = "<percent>",
            description =
                    "How many of a hundred calls save a bar; the others read one, or fifty. Default: ${DEFAULT-VALUE}.")
    private int writes = 20;

    @Option(
            names = "--seconds",
            description = "How long each of the four does that, in three turns. Default: ${DEFAULT-VALUE}.")
    private double seconds = 60;

    @Override
    public Integer call() throws Exception {
        if (threads < 1 || writes < 0 || writes > 100 || !(seconds > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--threads and --seconds have to be more than 0, --writes a percentage");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "| database | | calls a second | raw to ours | read, 50%, ms | read, 99%, ms | save, 99%, ms | failed |");
        out.println("|---|---|---:|---:|---:|---:|---:|---:|");
        boolean[] right = {true};
        boolean complete = databases.each(spec.commandLine().getErr(), backend -> right[0] &= measure(backend, out));
        return complete && right[0] ? 0 : 1;
    }

    private boolean measure(Backend backend, PrintWriter out) throws Exception {
        Mix mix = new Mix(threads, writes, TICKERS, EACH);
        List<Turn> ours = new ArrayList<>();
        List<Turn> raw = new ArrayList<>();
        List<Turn> readsAlone = new ArrayList<>();
        List<Turn> readsBeside = new ArrayList<>();
        try (Site site = filled(backend);
                Storage storage = open(site);
                Caller library = new Caller.Ours(storage);
                Caller jdbc = Caller.Raw.open(site, threads, backend instanceof SqliteBackend)) {
            long millis = (long) Math.ceil(seconds * 1000 / TURNS);
            // Until the statements are prepared and the code is compiled.
            Turn.run(library, mix, millis / 2);
            Turn.run(jdbc, mix, millis / 2);
            for (int turn = 0; turn < TURNS; turn++) {
                ours.add(Turn.run(library, mix, millis));
                raw.add(Turn.run(jdbc, mix, millis));
                readsAlone.add(Turn.run(library, mix.readsAlone(), millis));
                try (Transaction writer = storage.begin()) {
                    writer.dailyData().save(Records.of(Bars.of(0, 0, turn + 1)));
                    readsBeside.add(Turn.run(library, mix.readsAlone(), millis));
                }
            }
        }
        double[] ratios = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            ratios[turn] = raw.get(turn).aSecond() / ours.get(turn).aSecond();
        }
        out.println(row(backend, "ours", ours, String.format(Locale.ROOT, "%.2f", Median.of(ratios))));
        out.println(row(backend, "raw", raw, "1"));
        out.println(row(backend, "ours, reads alone", readsAlone, ""));
        out.println(row(backend, "ours, reads beside an open write", readsBeside, ""));
        out.flush();
        List<Turn> all = new ArrayList<>(ours);
        all.addAll(raw);
        all.addAll(readsAlone);
        all.addAll(readsBeside);
        return tellFailures(backend, all);
    }

    private static Site filled(Backend backend) throws Exception {
        Site site = backend.newSite();
        try (RawDatabase raw = site.openRaw()) {
            raw.saveAll(Bars.series(TICKERS, EACH, 0));
            raw.tidy();
        }
        return site;
    }

    private Storage open(Site site) {
        return Storages.open(StorageConfig.builder()
                .url(site.url())
                .poolSize(threads)
                // For the transaction that does not end.
                .maxOverflow(1)
                .build());
    }

    private static String row(Backend backend, String who, List<Turn> turns, String ratio) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %.2f | %.2f | %.2f | %d |",
                backend.id(),
                who,
                median(turns, Turn::aSecond),
                ratio,
                median(turns, turn -> turn.readMillis(0.5)),
                median(turns, turn -> turn.readMillis(0.99)),
                median(turns, turn -> turn.writeMillis(0.99)),
                turns.stream().mapToInt(turn -> turn.failures().size()).sum());
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Median.of(turns.stream().mapToDouble(figure).toArray());
    }

    /** Says whether there were none. */
    private boolean tellFailures(Backend backend, List<Turn> turns) {
        List<Exception> failures =
                turns.stream().flatMap(turn -> turn.failures().stream()).toList();
        failures.stream()
                .limit(1)
                .forEach(first -> Databases.say(
                        spec.commandLine().getErr(),
                        backend.id() + ": " + failures.size() + " calls failed: " + first));
        return failures.isEmpty();
    }
}
