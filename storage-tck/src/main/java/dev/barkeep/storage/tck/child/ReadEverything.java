package dev.barkeep.storage.tck.child;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/** Streams the bars of the database that the environment names, by several doors, and says how many there were. */
public final class ReadEverything {

    private ReadEverything() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        IntradaySeries series = new IntradaySeries("BTC-USD", BarInterval.ONE_MINUTE);
        try (Storage storage = Storages.open(StorageConfig.fromEnvironment())) {
            read(
                    "intraday",
                    storage.intradayData().stream(series, Range.all()),
                    Comparator.comparing(IntradayData::datetime));
            read(
                    "daily",
                    storage.dailyData().streamAll(),
                    Comparator.comparing(DailyData::ticker).thenComparing(DailyData::date));
            read("stored", storage.rows(StoredTable.DAILY_DATA).stream(Range.all()), StoredTable.DAILY_DATA.keyOrder());
        }
    }

    private static <T> void read(String what, Stream<T> rows, Comparator<T> order) {
        long count = 0;
        try (rows) {
            T last = null;
            for (Iterator<T> all = rows.iterator(); all.hasNext(); count++) {
                T next = all.next();
                if (last != null && order.compare(last, next) >= 0) {
                    throw new IllegalStateException(next + " comes after " + last);
                }
                last = next;
            }
        }
        System.out.println("read " + count + " " + what);
    }
}
