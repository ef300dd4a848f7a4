package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.data.PlainBar;
import java.util.List;

/** Bars whose values are others in every round, made outside of the clock; the last ones are kept. */
final class Versions {

    private final int tickers;
    private final int each;
    private int number = -1;
    private List<PlainBar> bars = List.of();
    private long digest;

    Versions(int tickers, int each) {
        this.tickers = tickers;
        this.each = each;
    }

    List<PlainBar> bars(int version) {
        make(version);
        return bars;
    }

    long digest(int version) {
        make(version);
        return digest;
    }

    private void make(int version) {
        if (version != number) {
            bars = Bars.series(tickers, each, version);
            digest = Digest.of(bars);
            number = version;
        }
    }
}
