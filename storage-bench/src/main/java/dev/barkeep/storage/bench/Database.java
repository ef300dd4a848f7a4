package dev.barkeep.storage.bench;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.MySqlBackend;
import dev.barkeep.storage.bench.backend.PostgresBackend;
import dev.barkeep.storage.bench.backend.SqliteBackend;
import java.io.IOException;
import java.util.Locale;

/** What can be asked for by its name. */
enum Database {
    SQLITE,
    POSTGRESQL,
    MYSQL,
    MARIADB;

    /** Starts its server, if it has one. */
    Backend open() throws IOException {
        return switch (this) {
            case SQLITE -> new SqliteBackend();
            case POSTGRESQL -> new PostgresBackend();
            case MYSQL -> MySqlBackend.mysql();
            case MARIADB -> MySqlBackend.mariadb();
        };
    }

    /** As it is written on the command line and in the figures. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
