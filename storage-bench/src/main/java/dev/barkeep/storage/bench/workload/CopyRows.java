package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.backend.PostgresBackend;
import dev.barkeep.storage.bench.backend.SqliteBackend;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.raw.postgres.RawPostgres;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** W12: 200,000 bars with the times of their rows from a SQLite file to an empty schema of PostgreSQL. */
public final class CopyRows implements Workload {

    private final Size size;

    /**
     * Makes it.
     *
     * @param size how many rows
     */
    public CopyRows(Size size) {
        this.size = size;
    }

    @Override
    public String code() {
        return "W12";
    }

    @Override
    public String title() {
        return "copy SQLite to PostgreSQL";
    }

    @Override
    public boolean runsOn(Backend backend) {
        return backend instanceof PostgresBackend;
    }

    @Override
    public Race open(Backend backend) throws Exception {
        SqliteBackend files = new SqliteBackend();
        Site from = BulkWrites.filled(files, BulkWrites.versions(size), 0);
        RawDatabase rows = from.openRaw();
        long expected = digest(rows);
        Storage storage = from.openStorage();
        return new Pair(
                new Ours(backend, storage),
                new Raw(backend, rows),
                round -> expected,
                Pair.Notes.NONE,
                files::close,
                from::close,
                rows::close,
                storage::close);
    }

    private static long digest(RawDatabase database) throws Exception {
        Digest digest = new Digest();
        database.rows(row -> {
            digest.bar(row.bar());
            digest.times(row.createdAt(), row.updatedAt());
        });
        return digest.value();
    }

    /** Has a new schema for every round. */
    private abstract static class Copying implements Contender {

        private final Backend backend;
        private @Nullable Site site;

        Copying(Backend backend) {
            this.backend = backend;
        }

        abstract void connect(Site to) throws Exception;

        abstract void disconnect() throws Exception;

        @Override
        public final void before(int round) throws Exception {
            site = backend.newSite();
            connect(site);
        }

        final Checksum digestOfCopy() {
            Site copy = Objects.requireNonNull(site);
            return () -> {
                try (RawDatabase raw = copy.openRaw()) {
                    return digest(raw);
                }
            };
        }

        @Override
        public final void after(int round) throws Exception {
            disconnect();
            Objects.requireNonNull(site).close();
        }
    }

    private static final class Ours extends Copying {

        private final Storage from;
        private @Nullable Storage to;

        Ours(Backend backend, Storage from) {
            super(backend);
            this.from = from;
        }

        @Override
        void connect(Site site) {
            to = site.openStorage();
        }

        @Override
        public Checksum run(int round) {
            try (Stream<Stored<DailyData>> rows = from.rows(StoredTable.DAILY_DATA).stream(Range.all())) {
                Objects.requireNonNull(to).rows(StoredTable.DAILY_DATA).putAll(rows);
            }
            return digestOfCopy();
        }

        @Override
        void disconnect() {
            Objects.requireNonNull(to).close();
        }
    }

    private static final class Raw extends Copying {

        private final RawDatabase from;
        private @Nullable RawPostgres to;

        Raw(Backend backend, RawDatabase from) {
            super(backend);
            this.from = from;
        }

        @Override
        void connect(Site site) throws Exception {
            to = (RawPostgres) site.openRaw();
        }

        @Override
        public Checksum run(int round) throws Exception {
            Objects.requireNonNull(to).putRows(from::rows);
            return digestOfCopy();
        }

        @Override
        void disconnect() throws Exception {
            Objects.requireNonNull(to).close();
        }
    }
}
