package dev.barkeep.storage.tck.child;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradayData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Saves a stream of intraday bars into the database that the environment names and says how many were written. */
public final class WriteEverything {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private WriteEverything() {}

    /**
     * Runs it.
     *
     * @param args how many bars
     */
    public static void main(String[] args) {
        try (Storage storage = Storages.open(StorageConfig.fromEnvironment())) {
            Stream<IntradayData> bars = IntStream.range(0, Integer.parseInt(args[0]))
                    .mapToObj(i -> {
                        BigDecimal price = BigDecimal.valueOf(i, 4);
                        return new IntradayData(
                                "BTC-USD",
                                BarInterval.ONE_MINUTE,
                                FIRST.plusSeconds(60L * i),
                                price,
                                price,
                                price,
                                price,
                                i);
                    });
            System.out.println("wrote " + storage.intradayData().saveAll(bars).written());
        }
    }
}
