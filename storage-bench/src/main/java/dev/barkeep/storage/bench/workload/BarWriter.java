package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.raw.RawDatabase;
import java.sql.SQLException;
import java.util.List;

/** Writes bars, by the library or past it. */
interface BarWriter extends AutoCloseable {

    /** Inserts or replaces all in one transaction. */
    void saveAll(List<PlainBar> bars) throws Exception;

    /** Inserts or replaces one in a transaction of its own. */
    void save(PlainBar bar) throws Exception;

    @Override
    void close() throws SQLException;

    /** How a writer is opened. */
    @FunctionalInterface
    interface Opener {
        BarWriter open(Site site) throws Exception;
    }

    static BarWriter ours(Site site) {
        return new Ours(site.openStorage());
    }

    static BarWriter raw(Site site) throws Exception {
        return new Raw(site.openRaw());
    }

    /** Reads back what is there, past the library, whoever wrote it. */
    static long digest(Site site) throws Exception {
        Digest digest = new Digest();
        try (RawDatabase raw = site.openRaw()) {
            raw.stream(digest::bar);
        }
        return digest.value();
    }

    /**
     * The library.
     *
     * @param storage the storage
     */
    record Ours(Storage storage) implements BarWriter {

        @Override
        public void saveAll(List<PlainBar> bars) {
            storage.dailyData().saveAll(Records.of(bars));
        }

        @Override
        public void save(PlainBar bar) {
            storage.dailyData().save(Records.of(bar));
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    /**
     * Raw JDBC.
     *
     * @param database the connections
     */
    record Raw(RawDatabase database) implements BarWriter {

        @Override
        public void saveAll(List<PlainBar> bars) throws Exception {
            database.saveAll(bars);
        }

        @Override
        public void save(PlainBar bar) throws Exception {
            database.save(bar);
        }

        @Override
        public void close() throws SQLException {
            database.close();
        }
    }
}
