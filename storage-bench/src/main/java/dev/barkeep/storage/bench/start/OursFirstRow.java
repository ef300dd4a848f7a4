package dev.barkeep.storage.bench.start;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.model.DailyData;
import java.io.IOException;
import java.time.LocalDate;

/** Reads a row by the library. */
public final class OursFirstRow {

    private OursFirstRow() {}

    /**
     * Runs.
     *
     * @param arguments file, ticker, day
     * @throws IOException if the memory cannot be asked for
     */
    public static void main(String[] arguments) throws IOException {
        try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + arguments[0]))) {
            DailyData bar = storage.dailyData()
                    .find(arguments[1], LocalDate.parse(arguments[2]))
                    .orElseThrow();
            FirstRow.print(new PlainBar(
                    bar.ticker(),
                    bar.date(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.dividends(),
                    bar.stockSplits()));
            FirstRow.printPeak();
        }
    }
}
