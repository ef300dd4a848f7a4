package dev.barkeep.storage.bench.backend;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.sql.SQLException;

/** A server that the launcher of the tests gives: one of the user, one in Docker, or one that runs from binaries. */
abstract class ServerBackend implements Backend {

    private final String id;
    private final TestServer server;

    /**
     * Starts the server.
     *
     * @param id the name of the database in the figures
     * @param kind which server
     */
    ServerBackend(String id, ServerKind kind) {
        this.id = id;
        this.server = TestServer.of(kind);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Site newSite() {
        ServerSite site = new ServerSite(server.newDatabase());
        site.openStorage().close();
        return site;
    }

    /**
     * Gives the server.
     *
     * @return the server
     */
    final TestServer server() {
        return server;
    }

    /**
     * Connects past the library.
     *
     * @param database the name
     * @return raw JDBC; to be closed
     * @throws SQLException from the driver
     */
    abstract RawDatabase openRaw(String database) throws SQLException;

    /**
     * Drops a database.
     *
     * @param database the name
     */
    abstract void drop(String database);

    /** The server goes with this process. */
    @Override
    public final void close() {}

    private final class ServerSite implements Site {

        private final String database;

        ServerSite(String database) {
            this.database = database;
        }

        @Override
        public String url() {
            return server.url(database);
        }

        /** With few connections, as one caller needs one: making twenty would go on while the clock runs. */
        @Override
        public Storage openStorage() {
            return Storages.open(StorageConfig.builder()
                    .url(url())
                    .poolSize(1)
                    .maxOverflow(3)
                    .build());
        }

        @Override
        public RawDatabase openRaw() throws SQLException {
            return ServerBackend.this.openRaw(database);
        }

        @Override
        public void close() {
            drop(database);
        }
    }
}
