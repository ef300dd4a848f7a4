package dev.barkeep.storage.bench;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.Median;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.workload.Records;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a row costs among few, and among many. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Saves bars of as many tickers in growing numbers, in the order of the key, and says what a row, a point read,",
            "an overview and the newest bar of every ticker cost. The last line holds the greatest number against the least."
        })
final class Growth implements Callable<Integer> {

    private static final int POINTS = 10_000;
    private static final int REPETITIONS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Databases databases = new Databases();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "<number>",
            description = "How many bars, ascending. Default: ${DEFAULT-VALUE}.")
    private List<Long> sizes = List.of(200_000L, 2_000_000L, 20_000_000L);

    @Option(names = "--tickers", description = "How many series. Default: ${DEFAULT-VALUE}.")
    private int tickers = 500;

    /**
     * What one number of bars cost.
     *
     * @param save microseconds a row
     * @param point microseconds a read
     * @param overview milliseconds
     * @param newest milliseconds
     */
    private record Costs(double save, double point, double overview, double newest) {

        String row(String backend, String bars, String format) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | " + format + " | " + format + " | " + format + " | " + format + " |",
                    backend,
                    bars,
                    save,
                    point,
                    overview,
                    newest);
        }

        Costs to(Costs first) {
            return new Costs(save / first.save, point / first.point, overview / first.overview, newest / first.newest);
        }
    }

    @Override
    public Integer call() throws Exception {
        if (tickers < 1 || sizes.stream().anyMatch(rows -> rows < tickers)) {
            throw new ParameterException(spec.commandLine(), "every ticker of --tickers needs a bar of --rows");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("| database | bars | save, us a row | point read, us | overview, ms | newest of each, ms |");
        out.println("|---|---:|---:|---:|---:|---:|");
        return databases.each(spec.commandLine().getErr(), backend -> measure(backend, out)) ? 0 : 1;
    }

    private void measure(Backend backend, PrintWriter out) throws Exception {
        List<Costs> all = new ArrayList<>();
        for (long rows : sizes) {
            Costs costs = costs(backend, rows);
            all.add(costs);
            out.println(costs.row(backend.id(), String.format(Locale.ROOT, "%,d", rows), "%.2f"));
            out.flush();
        }
        if (all.size() > 1) {
            Costs growth = all.get(all.size() - 1).to(all.get(0));
            out.println(growth.row(backend.id(), "last to first", "**%.2f**"));
            out.flush();
        }
    }

    private Costs costs(Backend backend, long rows) throws Exception {
        int each = (int) (rows / tickers);
        try (Site site = backend.newSite();
                Storage storage = site.openStorage()) {
            long began = System.nanoTime();
            storage.dailyData().saveAll(Bars.stream((long) tickers * each, each).map(Records::of));
            double save = (System.nanoTime() - began) / 1e3 / ((long) tickers * each);
            try (RawDatabase raw = site.openRaw()) {
                raw.tidy();
            }
            List<PlainBar> points = points(each);
            return new Costs(
                    save,
                    millis(() -> read(storage, points)) * 1e3 / POINTS,
                    millis(() -> require(storage.dailyData().overview().size())),
                    millis(() -> require(storage.dailyData().findLatestOfEach().size())));
        }
    }

    private List<PlainBar> points(int each) {
        Random random = new Random(1);
        List<PlainBar> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(Bars.of(random.nextInt(tickers), random.nextInt(each), 0));
        }
        return points;
    }

    private static void read(Storage storage, List<PlainBar> points) {
        for (PlainBar point : points) {
            if (storage.dailyData().find(point.ticker(), point.date()).isEmpty()) {
                throw new IllegalStateException("a bar is missing: " + point);
            }
        }
    }

    private void require(int found) {
        if (found != tickers) {
            throw new IllegalStateException(found + " tickers were found of " + tickers);
        }
    }

    private static double millis(Runnable task) {
        double[] times = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long began = System.nanoTime();
            task.run();
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        return Median.of(times);
    }
}
