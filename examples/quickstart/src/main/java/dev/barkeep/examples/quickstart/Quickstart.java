package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.EventTypes;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Severities;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The whole run: load, find signals, trade, read everything back, report. */
final class Quickstart {

    private final Storage storage;
    private final PrintStream out;
    private final PrintStream err;

    Quickstart(Storage storage, PrintStream out, PrintStream err) {
        this.storage = storage;
        this.out = out;
        this.err = err;
    }

    /**
     * A file named on the command line.
     *
     * @param path where it is
     * @param ticker whose bars it has
     */
    record BarSource(Path path, String ticker) {}

    void run(List<BarSource> files, Path report) {
        try {
            event(EventTypes.DAILY_UPDATE_START, Severities.INFO, "Quickstart began", null);
            List<PortfolioSimulation.Plan> plans = update(files);
            report(plans, report);
        } catch (RuntimeException e) {
            recordFailure(e);
            throw e;
        }
    }

    private List<PortfolioSimulation.Plan> update(List<BarSource> files) {
        List<MarketLoader.Loaded> loaded = load(files);
        describeCompanies(loaded);

        Set<Series> series = new LinkedHashSet<>();
        loaded.forEach(one -> series.add(one.data().series()));
        List<PortfolioSimulation.Plan> plans = series.stream().map(this::plan).toList();
        PortfolioSimulation.Result result = new PortfolioSimulation(storage, err).run(plans);

        out.printf(
                Locale.ROOT,
                "Signals: %,d found, %,d stored. Portfolio: %,d days settled now, %,d before, %,d trades.%n",
                plans.stream().mapToLong(plan -> plan.signals().size()).sum(),
                result.signals(),
                result.days(),
                result.daysBefore(),
                result.trades());
        if (result.daysBehind() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d days lie before the last day of the stored portfolio: they have signals, but no trades."
                            + " Another DATABASE_URL gives a portfolio of its own.%n",
                    result.daysBehind());
        }
        long written = loaded.stream().mapToLong(MarketLoader.Loaded::written).sum();
        long unchanged =
                loaded.stream().mapToLong(MarketLoader.Loaded::unchanged).sum();
        event(
                EventTypes.DAILY_UPDATE_COMPLETE,
                Severities.INFO,
                String.format(
                        Locale.ROOT,
                        "Quickstart ended: %,d bars written, %,d unchanged, %,d signals, %,d days, %,d trades",
                        written,
                        unchanged,
                        result.signals(),
                        result.days(),
                        result.trades()),
                "series: " + series);
        return plans;
    }

    private List<MarketLoader.Loaded> load(List<BarSource> files) {
        List<MarketData> sources = new ArrayList<>();
        if (files.isEmpty()) {
            sources.add(BundledData.apple());
            sources.add(BundledData.bitcoin());
        } else {
            // All are read before the first is stored: one bad file leaves nothing of any.
            files.forEach(file -> sources.add(BarFile.read(file.path(), file.ticker())));
        }
        MarketLoader loader = new MarketLoader(storage, err);
        List<MarketLoader.Loaded> loaded = new ArrayList<>();
        for (MarketData source : sources) {
            MarketLoader.Loaded one = loader.store(source);
            loaded.add(one);
            String notes = source.notes().isEmpty() ? "" : " (" + String.join("; ", source.notes()) + ")";
            out.printf("%s, from %s%s%n", source.series(), source.source(), notes);
            print(one.written(), one.unchanged(), one.time());
        }
        if (loaded.size() > 1) {
            out.println("All together");
            print(
                    loaded.stream().mapToLong(MarketLoader.Loaded::written).sum(),
                    loaded.stream().mapToLong(MarketLoader.Loaded::unchanged).sum(),
                    loaded.stream().map(MarketLoader.Loaded::time).reduce(Duration.ZERO, Duration::plus));
        }
        return loaded;
    }

    private void print(long written, long unchanged, Duration time) {
        double seconds = time.toNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "  %,d bars written (new or changed), %,d unchanged; %.2f s, %,.0f rows per second%n",
                written,
                unchanged,
                seconds,
                (written + unchanged) / Math.max(seconds, 1e-9));
    }

    private void describeCompanies(List<MarketLoader.Loaded> loaded) {
        List<Metadata> companies = new ArrayList<>();
        for (String ticker : tickers(loaded)) {
            boolean bundled = loaded.stream()
                    .anyMatch(one -> one.data().series().ticker().equals(ticker)
                            && BundledData.isBundled(one.data().source()));
            if (bundled && ticker.equals(BundledData.APPLE)) {
                companies.add(BundledData.appleMetadata(storage.dailyData().findLatest(ticker, 1).stream()
                        .map(Bar::close)
                        .findFirst()));
            } else if (bundled) {
                companies.add(BundledData.bitcoinMetadata());
            } else if (storage.metadata().find(ticker).isEmpty()) {
                companies.add(new Metadata(ticker, null, null, null, null, null));
            }
        }
        storage.metadata().saveAll(companies);
    }

    /** Reads a series back, whatever else was stored of it before, and finds its signals. */
    private PortfolioSimulation.Plan plan(Series series) {
        List<? extends Bar> bars = series.isDaily()
                ? storage.dailyData().findRange(series.ticker(), Range.all())
                : storage.intradayData().findRange(series.toIntraday(), Range.all());
        Set<LocalDate> days = new TreeSet<>();
        bars.forEach(bar -> days.add(Strategy.day(bar)));
        return new PortfolioSimulation.Plan(series, days, Strategy.signals(series, bars));
    }

    private void report(List<PortfolioSimulation.Plan> plans, Path file) {
        List<Table> tables = new Tables(storage)
                .all(plans.stream().map(plan -> plan.series().ticker()).toList());
        new TextReport(out).print(tables);
        HtmlReport.write(
                file,
                new HtmlReport.Content(
                        storage.info(),
                        storage.portfolioPerformance().summary(Range.all()),
                        storage.portfolioPerformance().findLatest().map(Stored::value),
                        tables,
                        ChartData.read(storage, plans)));
        out.println();
        out.println("Database: " + storage.info().url());
        out.println("Report:   " + file.toAbsolutePath());
    }

    private static Set<String> tickers(List<MarketLoader.Loaded> loaded) {
        Set<String> tickers = new TreeSet<>();
        loaded.forEach(one -> tickers.add(one.data().series().ticker()));
        return tickers;
    }

    /** Notes what happened. Without its log the program can go on; that is why the storage throws this by itself. */
    private void event(String type, String severity, String description, @Nullable String details) {
        try {
            storage.systemEvents().append(new SystemEvent(type, description, details, severity));
        } catch (EventNotRecordedException e) {
            err.println("quickstart: " + e.getMessage());
        }
    }

    private void recordFailure(RuntimeException failure) {
        SystemEvent event = new SystemEvent(
                EventTypes.DAILY_UPDATE_ERROR, "Quickstart failed: " + failure.getMessage(), null, Severities.ERROR);
        try {
            storage.systemEvents().append(event);
        } catch (EventNotRecordedException e) {
            // What went wrong first is what the user has to know.
            failure.addSuppressed(e);
        }
    }
}
