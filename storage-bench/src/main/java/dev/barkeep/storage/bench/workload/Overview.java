package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.raw.RawDatabase;
import java.util.ArrayList;
import java.util.List;

/** W11: what is stored of 1,000 tickers with two million bars. */
public final class Overview implements Workload {

    private static final int TICKERS = 1_000;
    private static final int EACH = 2_000;
    /** In memory at once. */
    private static final int TICKERS_A_LOAD = 50;

    private final Size size;

    /**
     * Makes it.
     *
     * @param size how many rows
     */
    public Overview(Size size) {
        this.size = size;
    }

    @Override
    public String code() {
        return "W11";
    }

    @Override
    public String title() {
        return "overview of 1,000 tickers, 2 million bars";
    }

    @Override
    public int rounds(int asked) {
        return SHORT_ROUNDS * asked;
    }

    @Override
    public Race open(Backend backend) throws Exception {
        int each = size.of(EACH);
        Site site = backend.newSite();
        RawDatabase raw = site.openRaw();
        Digest expected = new Digest();
        List<PlainBar> load = new ArrayList<>();
        for (int ticker = 0; ticker < TICKERS; ticker++) {
            List<PlainBar> series = Bars.one(ticker, each, 0);
            expected.overview(
                    series.get(0).ticker(),
                    series.get(0).date(),
                    series.get(each - 1).date(),
                    each);
            load.addAll(series);
            if ((ticker + 1) % TICKERS_A_LOAD == 0) {
                raw.saveAll(load);
                load.clear();
            }
        }
        raw.tidy();
        Storage storage = site.openStorage();
        return new Pair(
                round -> {
                    Digest digest = new Digest();
                    storage.dailyData()
                            .overview()
                            .forEach(line -> digest.overview(line.series(), line.first(), line.last(), line.count()));
                    return digest::value;
                },
                round -> {
                    Digest digest = new Digest();
                    raw.overview()
                            .forEach(line -> digest.overview(line.ticker(), line.first(), line.last(), line.count()));
                    return digest::value;
                },
                round -> expected.value(),
                Pair.Notes.NONE,
                site::close,
                raw::close,
                storage::close);
    }
}
