package dev.barkeep.storage.bench.workload;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.SqliteBackend;
import dev.barkeep.storage.bench.backend.SqliteBackend.FileSite;
import dev.barkeep.storage.bench.harness.Contender.Checksum;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.raw.sqlite.RawSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;

/** W13: a file that is there and current, opened and closed 50 times in a JVM that has done so before. */
public final class Opening implements Workload {

    private static final int REPETITIONS = 50;

    /** Makes it. */
    public Opening() {}

    @Override
    public String code() {
        return "W13";
    }

    @Override
    public String title() {
        return "open of an existing file, warm JVM (raw: a pool with a connection)";
    }

    @Override
    public boolean runsOn(Backend backend) {
        return backend instanceof SqliteBackend;
    }

    @Override
    public int rounds(int asked) {
        return SHORT_ROUNDS * asked;
    }

    @Override
    public Race open(Backend backend) {
        FileSite site = ((SqliteBackend) backend).newSite();
        return new Pair(round -> ours(site), round -> raw(site), round -> REPETITIONS, Pair.Notes.NONE, site::close);
    }

    private static Checksum ours(FileSite site) {
        int opened = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            try (Storage storage = site.openStorage()) {
                opened += storage.capabilities().isEmpty() ? 0 : 1;
            }
        }
        return of(opened);
    }

    private static Checksum raw(FileSite site) throws SQLException {
        int opened = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            SQLiteDataSource source = new SQLiteDataSource(RawSqlite.settings());
            source.setUrl("jdbc:sqlite:" + site.file());
            HikariConfig config = new HikariConfig();
            config.setDataSource(source);
            config.setMinimumIdle(1);
            config.setMaximumPoolSize(10);
            try (HikariDataSource pool = new HikariDataSource(config);
                    Connection connection = pool.getConnection()) {
                opened += connection.isReadOnly() ? 0 : 1;
            }
        }
        return of(opened);
    }

    private static Checksum of(int opened) {
        return () -> opened;
    }
}
