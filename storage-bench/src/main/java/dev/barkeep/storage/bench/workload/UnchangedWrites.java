package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.harness.WrongAnswerException;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.repository.SaveResult;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * W9: the bars that are there already saved again, against our own W2; the database's own counters have to say that no row was
 * written, and have to move when all were.
 */
public final class UnchangedWrites implements Workload {

    private final Size size;

    /**
     * Makes it.
     *
     * @param size how many rows
     */
    public UnchangedWrites(Size size) {
        this.size = size;
    }

    @Override
    public String code() {
        return "W9";
    }

    @Override
    public String title() {
        return "the same bars saved again unchanged (raw: our own W2)";
    }

    @Override
    public Race open(Backend backend) throws Exception {
        Versions versions = BulkWrites.versions(size);
        Saving unchanged = new Saving(backend, versions, Values.THE_SAME);
        Saving changed = new Saving(backend, versions, Values.OTHERS);
        return new Pair(
                unchanged,
                changed,
                versions::digest,
                () -> List.of(
                        "all values changed: " + changed.marks,
                        "saved again unchanged: " + unchanged.marks + "; no row was written"),
                unchanged,
                changed);
    }

    /** What is saved, compared with what is there. */
    private enum Values {
        THE_SAME,
        OTHERS
    }

    /** Opens the library anew in every round, as some databases count a session when it ends. */
    private static final class Saving implements Contender, Pair.Resource {

        private final Versions versions;
        private final Values values;
        private final Site site;
        private final RawDatabase observer;
        private @Nullable Storage storage;
        private String before = "";
        private String marks = "";

        Saving(Backend backend, Versions versions, Values values) throws Exception {
            this.versions = versions;
            this.values = values;
            this.site = BulkWrites.filled(backend, versions, Integer.MAX_VALUE);
            this.observer = site.openRaw();
        }

        @Override
        public void before(int round) throws Exception {
            if (values == Values.THE_SAME) {
                try (RawDatabase raw = site.openRaw()) {
                    raw.saveAll(versions.bars(round));
                    raw.tidy();
                }
            }
            before = observer.writeMark();
            storage = site.openStorage();
        }

        @Override
        public Checksum run(int round) throws Exception {
            Storage open = Objects.requireNonNull(storage);
            List<PlainBar> bars = versions.bars(round);
            SaveResult saved = open.dailyData().saveAll(Records.of(bars));
            return () -> {
                open.close();
                long written = values == Values.THE_SAME ? 0 : bars.size();
                if (saved.written() != written) {
                    throw new WrongAnswerException("ours wrote " + saved.written() + " rows instead of " + written);
                }
                requireMark(observer.writeMark());
                return BarWriter.digest(site);
            };
        }

        private void requireMark(String after) throws WrongAnswerException {
            marks = before + ", then " + after;
            if (before.equals(after) != (values == Values.THE_SAME)) {
                throw new WrongAnswerException("the database's own counters say otherwise: " + marks);
            }
        }

        @Override
        public void after(int round) throws Exception {
            try (RawDatabase raw = site.openRaw()) {
                raw.tidy();
            }
        }

        @Override
        public void close() throws IOException, SQLException {
            observer.close();
            site.close();
        }
    }
}
