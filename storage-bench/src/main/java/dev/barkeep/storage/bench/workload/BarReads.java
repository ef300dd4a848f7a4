package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Contender.Checksum;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.Range;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** W3, W4, W5, W7: reads of 200,000 bars of 501 tickers, of which one has 120,000. Both contenders read the same database. */
public final class BarReads implements Workload {

    private static final int OTHER_TICKERS = 500;
    private static final int EACH = 160;
    private static final int LONG_SERIES = 120_000;
    private static final int RANGE = 100_000;
    private static final int POINTS = 10_000;
    /** Of something that takes milliseconds. */
    private static final int REPETITIONS = 20;

    private final Size size;
    private final Read read;

    /** What is read. */
    public enum Read {
        /** W3. */
        RANGE("W3", "range of 100,000 into a list"),
        /** W4. */
        STREAM("W4", "stream of all rows"),
        /** W5. */
        POINTS("W5", "point reads"),
        /** W7. */
        NEWEST("W7", "newest bar of 501 tickers");

        private final String code;
        private final String title;

        Read(String code, String title) {
            this.code = code;
            this.title = title;
        }
    }

    /**
     * Makes it.
     *
     * @param size how many rows
     * @param read what is read
     */
    public BarReads(Size size, Read read) {
        this.size = size;
        this.read = read;
    }

    @Override
    public String code() {
        return read.code;
    }

    @Override
    public String title() {
        return read.title;
    }

    @Override
    public int rounds(int asked) {
        return SHORT_ROUNDS * asked;
    }

    @Override
    public Race open(Backend backend) throws Exception {
        List<PlainBar> longOne = Bars.one(0, size.of(LONG_SERIES), 0);
        List<PlainBar> all = new ArrayList<>(longOne);
        for (int ticker = 1; ticker <= OTHER_TICKERS; ticker++) {
            all.addAll(Bars.one(ticker, size.of(EACH), 0));
        }
        Site site = backend.newSite();
        RawDatabase raw = site.openRaw();
        raw.saveAll(all);
        raw.tidy();
        Storage storage = site.openStorage();
        return switch (read) {
            case RANGE -> range(longOne, storage, raw, site);
            case STREAM -> pair(round -> stream(storage), round -> stream(raw), Digest.of(all), storage, raw, site);
            case POINTS -> points(all, storage, raw, site);
            case NEWEST -> newest(all, storage, raw, site);
        };
    }

    private static Race pair(
            Contender ours, Contender raw, long expected, Storage storage, RawDatabase database, Site site) {
        return new Pair(ours, raw, round -> expected, Pair.Notes.NONE, site::close, database::close, storage::close);
    }

    private Race range(List<PlainBar> series, Storage storage, RawDatabase raw, Site site) {
        int begin = series.size() / 10;
        List<PlainBar> wanted = series.subList(begin, Math.min(series.size(), begin + size.of(RANGE)));
        String ticker = wanted.get(0).ticker();
        LocalDate from = wanted.get(0).date();
        LocalDate to = wanted.get(wanted.size() - 1).date().plusDays(1);
        return pair(
                round -> {
                    List<DailyData> bars = storage.dailyData().findRange(ticker, Range.between(from, to));
                    return () -> Records.digest(bars);
                },
                round -> {
                    List<PlainBar> bars = raw.range(ticker, from, to);
                    return () -> Digest.of(bars);
                },
                Digest.of(wanted),
                storage,
                raw,
                site);
    }

    /** The checksum is made as the rows pass, as a host would do something with them; it costs both the same. */
    private static Checksum stream(Storage storage) {
        Digest digest = new Digest();
        try (Stream<DailyData> bars = storage.dailyData().streamAll()) {
            bars.forEach(bar -> Records.add(digest, bar));
        }
        return digest::value;
    }

    private static Checksum stream(RawDatabase raw) throws Exception {
        Digest digest = new Digest();
        raw.stream(digest::bar);
        return digest::value;
    }

    private Race points(List<PlainBar> all, Storage storage, RawDatabase raw, Site site) {
        List<PlainBar> wanted = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < size.of(POINTS); i++) {
            wanted.add(all.get(random.nextInt(all.size())));
        }
        return pair(
                round -> {
                    List<DailyData> found = new ArrayList<>(wanted.size());
                    for (PlainBar bar : wanted) {
                        storage.dailyData().find(bar.ticker(), bar.date()).ifPresent(found::add);
                    }
                    return () -> Records.digest(found);
                },
                round -> {
                    List<PlainBar> found = new ArrayList<>(wanted.size());
                    for (PlainBar bar : wanted) {
                        PlainBar read = raw.find(bar.ticker(), bar.date());
                        if (read != null) {
                            found.add(read);
                        }
                    }
                    return () -> Digest.of(found);
                },
                Digest.of(wanted),
                storage,
                raw,
                site);
    }

    private static Race newest(List<PlainBar> all, Storage storage, RawDatabase raw, Site site) {
        List<PlainBar> last = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 == all.size()
                    || !all.get(i + 1).ticker().equals(all.get(i).ticker())) {
                last.add(all.get(i));
            }
        }
        Digest expected = new Digest();
        Collections.nCopies(REPETITIONS, last).forEach(bars -> bars.forEach(expected::bar));
        return pair(
                round -> {
                    Digest digest = new Digest();
                    for (int i = 0; i < REPETITIONS; i++) {
                        storage.dailyData().findLatestOfEach().forEach(bar -> Records.add(digest, bar));
                    }
                    return digest::value;
                },
                round -> {
                    Digest digest = new Digest();
                    for (int i = 0; i < REPETITIONS; i++) {
                        raw.latestOfEach().forEach(digest::bar);
                    }
                    return digest::value;
                },
                expected.value(),
                storage,
                raw,
                site);
    }
}
