package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.workload.BarWriter.Opener;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** W1, W2: 200,000 bars in one call, into an empty table or over the same keys with other values. */
public final class BulkWrites implements Workload {

    static final int TICKERS = 500;
    static final int EACH = 400;

    private final Size size;
    private final Table table;

    /** What the rows meet. */
    public enum Table {
        /** No rows: W1. */
        EMPTY,
        /** Rows of the same keys with other values: W2. */
        FULL
    }

    /**
     * Makes it.
     *
     * @param size how many rows
     * @param table what they meet
     */
    public BulkWrites(Size size, Table table) {
        this.size = size;
        this.table = table;
    }

    @Override
    public String code() {
        return table == Table.EMPTY ? "W1" : "W2";
    }

    @Override
    public String title() {
        return table == Table.EMPTY ? "bulk insert-or-replace, empty table" : "the same keys, all values changed";
    }

    @Override
    public Race open(Backend backend) throws Exception {
        Versions versions = versions(size);
        if (table == Table.EMPTY) {
            return new Pair(
                    new IntoEmpty(backend, BarWriter::ours, versions),
                    new IntoEmpty(backend, BarWriter::raw, versions),
                    versions::digest,
                    Pair.Notes.NONE);
        }
        OverOthers ours = new OverOthers(backend, BarWriter::ours, versions);
        OverOthers raw = new OverOthers(backend, BarWriter::raw, versions);
        return new Pair(ours, raw, versions::digest, Pair.Notes.NONE, ours, raw);
    }

    static Versions versions(Size size) {
        return new Versions(size.of(TICKERS), EACH);
    }

    /** Makes a database that holds rows of a version that no round has. */
    static Site filled(Backend backend, Versions versions, int version) throws Exception {
        Site site = backend.newSite();
        try (RawDatabase raw = site.openRaw()) {
            raw.saveAll(versions.bars(version));
            raw.tidy();
        }
        return site;
    }

    /** Has a new database for every round. */
    private static final class IntoEmpty implements Contender {

        private final Backend backend;
        private final Opener opener;
        private final Versions versions;
        private @Nullable Site site;
        private @Nullable BarWriter writer;

        IntoEmpty(Backend backend, Opener opener, Versions versions) {
            this.backend = backend;
            this.opener = opener;
            this.versions = versions;
        }

        @Override
        public void before(int round) throws Exception {
            site = backend.newSite();
            writer = opener.open(site);
        }

        @Override
        public Checksum run(int round) throws Exception {
            Site here = Objects.requireNonNull(site);
            Objects.requireNonNull(writer).saveAll(versions.bars(round));
            return () -> BarWriter.digest(here);
        }

        @Override
        public void after(int round) throws Exception {
            Objects.requireNonNull(writer).close();
            Objects.requireNonNull(site).close();
        }
    }

    /** Has one database, with other values in every round. */
    private static final class OverOthers implements Contender, Pair.Resource {

        private final Site site;
        private final BarWriter writer;
        private final Versions versions;

        OverOthers(Backend backend, Opener opener, Versions versions) throws Exception {
            this.site = filled(backend, versions, Integer.MAX_VALUE);
            this.writer = opener.open(site);
            this.versions = versions;
        }

        @Override
        public Checksum run(int round) throws Exception {
            writer.saveAll(versions.bars(round));
            return () -> BarWriter.digest(site);
        }

        /** Old versions of rows are the next round's trouble else, or its background's. */
        @Override
        public void after(int round) throws Exception {
            try (RawDatabase raw = site.openRaw()) {
                raw.tidy();
            }
        }

        @Override
        public void close() throws IOException, SQLException {
            writer.close();
            site.close();
        }
    }
}
