package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.workload.BarWriter.Opener;
import java.io.IOException;
import java.sql.SQLException;

/** W6: one bar a call, as they come in during a day. */
public final class SingleWrites implements Workload {

    private static final int TICKERS = 500;
    private static final int EACH = 4;

    private final Size size;

    /**
     * Makes it.
     *
     * @param size how many rows
     */
    public SingleWrites(Size size) {
        this.size = size;
    }

    @Override
    public String code() {
        return "W6";
    }

    @Override
    public String title() {
        return "single writes, own transaction each";
    }

    @Override
    public int rounds(int asked) {
        return SHORT_ROUNDS * asked;
    }

    @Override
    public Race open(Backend backend) throws Exception {
        Versions versions = new Versions(size.of(TICKERS), EACH);
        OneByOne ours = new OneByOne(backend, BarWriter::ours, versions);
        OneByOne raw = new OneByOne(backend, BarWriter::raw, versions);
        return new Pair(ours, raw, versions::digest, Pair.Notes.NONE, ours, raw);
    }

    private static final class OneByOne implements Contender, Pair.Resource {

        private final Site site;
        private final BarWriter writer;
        private final Versions versions;

        OneByOne(Backend backend, Opener opener, Versions versions) throws Exception {
            this.site = BulkWrites.filled(backend, versions, Integer.MAX_VALUE);
            this.writer = opener.open(site);
            this.versions = versions;
        }

        @Override
        public Checksum run(int round) throws Exception {
            for (PlainBar bar : versions.bars(round)) {
                writer.save(bar);
            }
            return () -> BarWriter.digest(site);
        }

        @Override
        public void close() throws IOException, SQLException {
            writer.close();
            site.close();
        }
    }
}
