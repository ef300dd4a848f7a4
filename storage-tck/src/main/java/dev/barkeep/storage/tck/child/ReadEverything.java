package dev.barkeep.storage.tck.child;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.IntradayData;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

/** Streams all intraday bars of the database that the environment names and says how many there were. */
public final class ReadEverything {

    private ReadEverything() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        long count = 0;
        Instant last = Instant.MIN;
        try (Storage storage = Storages.open(StorageConfig.fromEnvironment());
                Stream<IntradayData> stream = storage.intradayData().streamAll()) {
            for (Iterator<IntradayData> bars = stream.iterator(); bars.hasNext(); count++) {
                Instant next = bars.next().datetime();
                if (!next.isAfter(last)) {
                    throw new IllegalStateException(next + " comes after " + last);
                }
                last = next;
            }
        }
        System.out.println("read " + count);
    }
}
