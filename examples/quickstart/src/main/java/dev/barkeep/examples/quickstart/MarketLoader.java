package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.repository.SaveResult;
import java.io.PrintStream;
import java.time.Duration;

/** Stores bars: all of a source or none. */
final class MarketLoader {

    private final Storage storage;
    private final PrintStream progressOut;

    MarketLoader(Storage storage, PrintStream progressOut) {
        this.storage = storage;
        this.progressOut = progressOut;
    }

    /**
     * What was stored of a source.
     *
     * @param written bars that were new or changed
     * @param unchanged bars that were there already, with the same values
     * @param time how long storing them took
     */
    record Loaded(MarketData data, long written, long unchanged, Duration time) {

        double rowsPerSecond() {
            return data.bars() / Math.max(1e-9, time.toNanos() / 1e9);
        }
    }

    Loaded store(MarketData data) {
        long begin = System.nanoTime();
        SaveResult result;
        try (Progress progress = Progress.start("Storing " + data.series(), data.bars(), progressOut)) {
            if (data instanceof MarketData.Daily daily) {
                result = storage.dailyData().saveAll(daily.rows().stream().peek(bar -> progress.step()));
            } else if (data instanceof MarketData.Intraday intraday) {
                result = storage.intradayData().saveAll(intraday.rows().stream().peek(bar -> progress.step()));
            } else {
                throw new IllegalStateException("unknown kind of bars: " + data.series());
            }
        }
        return new Loaded(data, result.written(), result.unchanged(), Duration.ofNanos(System.nanoTime() - begin));
    }
}
