package dev.barkeep.storage.bench.backend;

import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.raw.postgres.RawPostgres;
import dev.barkeep.storage.testservers.ServerKind;
import java.sql.SQLException;

/** Schemas of PostgreSQL. */
public final class PostgresBackend extends ServerBackend {

    /** Starts the server. */
    public PostgresBackend() {
        super("postgresql", ServerKind.POSTGRESQL);
    }

    @Override
    RawDatabase openRaw(String database) throws SQLException {
        return new RawPostgres(server().connect(database));
    }

    @Override
    void drop(String database) {
        server().execute("DROP SCHEMA " + database + " CASCADE");
    }
}
