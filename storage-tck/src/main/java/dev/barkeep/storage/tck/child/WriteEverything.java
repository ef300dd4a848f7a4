package dev.barkeep.storage.tck.child;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * Saves a stream of intraday bars and one of daily bars into the database that the environment names, and says how many were
 * written. No two values are one object: rows that share them would fit into a small heap all at once.
 */
public final class WriteEverything {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final int DAYS = 40_000;

    private WriteEverything() {}

    /**
     * Runs it.
     *
     * @param args how many bars of each kind
     */
    public static void main(String[] args) {
        int bars = Integer.parseInt(args[0]);
        try (Storage storage = Storages.open(StorageConfig.fromEnvironment())) {
            long written = storage.intradayData()
                    .saveAll(IntStream.range(0, bars).mapToObj(WriteEverything::intraday))
                    .written();
            System.out.println("wrote " + written + " intraday");
            written = storage.dailyData()
                    .saveAll(IntStream.range(0, bars).mapToObj(WriteEverything::daily))
                    .written();
            System.out.println("wrote " + written + " daily");
        }
    }

    private static IntradayData intraday(int i) {
        return new IntradayData(
                "BTC-USD",
                BarInterval.ONE_MINUTE,
                FIRST.plusSeconds(60L * i),
                price(i),
                price(i + 1),
                price(i + 2),
                price(i + 3),
                i);
    }

    private static DailyData daily(int i) {
        return new DailyData(
                "T" + i / DAYS, FIRST_DAY.plusDays(i % DAYS), price(i), price(i + 1), price(i + 2), price(i + 3), i);
    }

    private static BigDecimal price(int number) {
        return BigDecimal.valueOf(number, 4);
    }
}
