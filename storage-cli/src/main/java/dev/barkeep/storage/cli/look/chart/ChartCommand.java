package dev.barkeep.storage.cli.look.chart;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.look.NewestFirst;
import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Intervals;
import dev.barkeep.storage.cli.shell.MomentRangeOptions;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.Tickers;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the bars of a series. */
@Command(
        name = "chart",
        description = {
            "Draws candles, and volumes below if there are any, to a file: a picture (.png), or a page to zoom in (.html)"
                    + " that needs no network. Days and times without bars take no room. Times are in UTC.",
            "Exit code 4 if there are no such bars."
        })
public final class ChartCommand implements Callable<Integer> {

    private static final int DEFAULT_BARS = 250;

    /** A picture has no room for more, and a page becomes slow to open. */
    private static final int MOST_BARS = 20_000;

    private static final int LEAST_PIXELS = 200;
    private static final int MOST_PIXELS = 8_000;

    private final Shell shell;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(paramLabel = "TICKER", converter = Tickers.class, description = "Whose bars.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String ticker;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to make; its name ends in .png or .html.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(names = "--overwrite", description = "Replace the file if it is there already.")
    private boolean overwrite;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            converter = Intervals.class,
            description = "Intraday bars of this length: 90s, 5m, 1h. Daily bars without it.")
    private @Nullable BarInterval interval;

    @Mixin
    private final MomentRangeOptions moments = new MomentRangeOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "The newest N bars, up to 20000; by default 250, or 20000 with --from.")
    private @Nullable Integer last;

    @Option(
            names = "--width",
            paramLabel = "PIXELS",
            defaultValue = "1200",
            description = "The width of a picture, 200 to 8000; 1200 by default.")
    private int width;

    @Option(
            names = "--height",
            paramLabel = "PIXELS",
            defaultValue = "700",
            description = "The height of a picture, 200 to 8000; 700 by default.")
    private int height;

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public ChartCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        Drawing drawing = drawing();
        ChartSeries series = read();
        NewFile.Existing existing = overwrite ? NewFile.Existing.REPLACE : NewFile.Existing.REFUSE;
        try (NewFile file = NewFile.begin(out, existing)) {
            drawing.draw(series, file.out());
            file.keep();
        }
        shell.tell(
                "Wrote " + out + ": " + series.headline() + ", " + series.bars().size() + " bars");
        return ExitCode.DONE;
    }

    private Drawing drawing() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html")) {
            return new HtmlChart();
        }
        if (!name.endsWith(".png")) {
            throw CommandException.usage("--out " + out + " ends neither in .png nor in .html");
        }
        return new PngChart(pixels("--width", width), pixels("--height", height));
    }

    private static int pixels(String option, int pixels) {
        if (pixels < LEAST_PIXELS || pixels > MOST_PIXELS) {
            throw CommandException.usage(
                    option + " " + pixels + " is not " + LEAST_PIXELS + " to " + MOST_PIXELS + " pixels");
        }
        return pixels;
    }

    private ChartSeries read() {
        int most = most();
        Range<Instant> range = moments.range();
        if (interval == null) {
            Range<LocalDate> days = new Range<>(day("--from", range.from()), day("--to", range.to()));
            List<DailyData> bars = new ArrayList<>();
            try (Storage storage = database.openExisting(shell)) {
                NewestFirst.of(storage.dailyData()).read(ticker, days, most, bars::add);
            }
            return series(
                    "daily", ChartSeries.Scale.DAYS, bars, bar -> bar.date().atStartOfDay());
        }
        List<IntradayData> bars = new ArrayList<>();
        try (Storage storage = database.openExisting(shell)) {
            NewestFirst.of(storage.intradayData()).read(new IntradaySeries(ticker, interval), range, most, bars::add);
        }
        return series(
                Intervals.text(interval),
                ChartSeries.Scale.MOMENTS,
                bars,
                bar -> LocalDateTime.ofInstant(bar.datetime(), ZoneOffset.UTC));
    }

    private int most() {
        if (last == null) {
            return moments.isOpenEnded() ? DEFAULT_BARS : MOST_BARS;
        }
        if (last < 1 || last > MOST_BARS) {
            throw CommandException.usage("--last " + last + " is not 1 to " + MOST_BARS + " bars");
        }
        return last;
    }

    private static @Nullable LocalDate day(String option, @Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        LocalDateTime time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        if (!time.equals(time.toLocalDate().atStartOfDay())) {
            throw CommandException.usage(
                    option + " " + moment + " is no day, and daily bars have no times; --interval asks for others");
        }
        return time.toLocalDate();
    }

    private <T extends Bar> ChartSeries series(
            String length, ChartSeries.Scale scale, List<T> newestFirst, Function<T, LocalDateTime> time) {
        if (newestFirst.isEmpty()) {
            throw CommandException.refused("there are no bars of " + ticker + ", " + length
                    + ", of that time; 'storage overview' says what there is");
        }
        if (newestFirst.size() == MOST_BARS) {
            shell.tell("the newest " + MOST_BARS + " bars only, there is no room for more");
        }
        List<T> bars = new ArrayList<>(newestFirst);
        Collections.reverse(bars);
        return new ChartSeries(
                ticker + " " + length, scale, bars.stream().map(time).toList(), bars);
    }
}
