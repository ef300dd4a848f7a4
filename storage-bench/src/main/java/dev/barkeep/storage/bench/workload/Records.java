package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.data.PlainSignal;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import java.util.ArrayList;
import java.util.List;

/** The rows of the benchmark as the library's records, and back. */
public final class Records {

    private Records() {}

    /**
     * Makes a record, checked as any is: this is within the clock.
     *
     * @param bar the row
     * @return the record
     */
    public static DailyData of(PlainBar bar) {
        return new DailyData(
                bar.ticker(),
                bar.date(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.dividends(),
                bar.stockSplits());
    }

    static List<DailyData> of(List<PlainBar> bars) {
        List<DailyData> records = new ArrayList<>(bars.size());
        for (PlainBar bar : bars) {
            records.add(of(bar));
        }
        return records;
    }

    /**
     * Adds a record to a checksum.
     *
     * @param digest the checksum
     * @param bar the record
     */
    public static void add(Digest digest, DailyData bar) {
        digest.bar(
                bar.ticker(),
                bar.date(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.dividends(),
                bar.stockSplits());
    }

    static long digest(List<DailyData> bars) {
        Digest digest = new Digest();
        bars.forEach(bar -> add(digest, bar));
        return digest.value();
    }

    static PlainSignal plain(Stored<SignalHistory> stored) {
        SignalHistory signal = stored.value();
        return new PlainSignal(
                stored.id(),
                signal.ticker(),
                signal.date(),
                signal.signalType(),
                signal.signalValue(),
                signal.confidence(),
                signal.entryPrice(),
                signal.targetPrice(),
                signal.stopLoss(),
                signal.regime(),
                signal.reasons());
    }
}
