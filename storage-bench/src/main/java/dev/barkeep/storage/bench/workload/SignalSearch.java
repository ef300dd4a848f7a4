package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.data.PlainSignal;
import dev.barkeep.storage.bench.data.SignalQuery;
import dev.barkeep.storage.bench.data.Signals;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** W10: searches of 100,000 signals with four filters, each followed to its last page. */
public final class SignalSearch implements Workload {

    private static final int SIGNALS = 100_000;
    private static final int PAGE = 20;

    private final Size size;

    /**
     * Makes it.
     *
     * @param size how many rows
     */
    public SignalSearch(Size size) {
        this.size = size;
    }

    @Override
    public String code() {
        return "W10";
    }

    @Override
    public String title() {
        return "signal search, four filters, deep paging";
    }

    @Override
    public int rounds(int asked) {
        return SHORT_ROUNDS * asked;
    }

    @Override
    public Race open(Backend backend) throws Exception {
        List<PlainSignal> signals = Signals.all(size.of(SIGNALS));
        List<SignalQuery> queries = Signals.queries();
        Digest expected = new Digest();
        queries.forEach(query -> Signals.answer(signals, query).forEach(expected::signal));
        Site site = backend.newSite();
        RawDatabase raw = site.openRaw();
        raw.addSignals(signals);
        raw.tidy();
        Storage storage = site.openStorage();
        return new Pair(
                round -> {
                    Digest digest = new Digest();
                    queries.forEach(query -> follow(storage, query, digest));
                    return digest::value;
                },
                round -> {
                    Digest digest = new Digest();
                    for (SignalQuery query : queries) {
                        follow(raw, query, digest);
                    }
                    return digest::value;
                },
                round -> expected.value(),
                Pair.Notes.NONE,
                site::close,
                raw::close,
                storage::close);
    }

    private static void follow(Storage storage, SignalQuery query, Digest digest) {
        SignalFilter filter = SignalFilter.ALL
                .withTicker(query.ticker())
                .withRange(Range.between(query.from(), query.to()))
                .withSignalType(query.signalType())
                .withMinConfidence(query.minConfidence());
        Optional<PageRequest> wanted = Optional.of(PageRequest.first(PAGE));
        while (wanted.isPresent()) {
            Page<Stored<SignalHistory>> page = storage.signalHistory().search(filter, wanted.get());
            page.rows().forEach(row -> digest.signal(Records.plain(row)));
            wanted = page.next();
        }
    }

    /** Asks for one row more than a page has, so that it knows whether there is another. */
    private static void follow(RawDatabase raw, SignalQuery query, Digest digest) throws SQLException {
        @Nullable PlainSignal after = null;
        while (true) {
            List<PlainSignal> rows = raw.search(query, after, PAGE + 1);
            List<PlainSignal> page = rows.subList(0, Math.min(PAGE, rows.size()));
            page.forEach(digest::signal);
            if (rows.size() <= PAGE) {
                return;
            }
            after = page.get(PAGE - 1);
        }
    }
}
