package dev.barkeep.storage.testservers;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.PortfolioPosition;
import java.math.BigDecimal;

/** What tests on a server share: an empty database each, ways to open it, and something to store. */
public abstract class ServerRules {

    /** A position. */
    protected static final PortfolioPosition A = new PortfolioPosition("A", BigDecimal.ONE);

    /** Another position. */
    protected static final PortfolioPosition B = new PortfolioPosition("B", BigDecimal.TEN);

    /** The server. */
    protected final TestServer server;

    /** The database, or schema, of this test alone. */
    protected final String database;

    /**
     * For subclasses.
     *
     * @param kind the server
     */
    protected ServerRules(ServerKind kind) {
        this.server = TestServer.of(kind);
        this.database = server.newDatabase();
    }

    /**
     * Gives the URL of the storage.
     *
     * @return by default that of the database
     */
    protected String url() {
        return server.url(database);
    }

    /**
     * Begins the configuration of a storage with few connections.
     *
     * @param url the library's URL
     * @return a builder for the rest
     */
    protected static StorageConfig.Builder config(String url) {
        return StorageConfig.builder().url(url).poolSize(2).maxOverflow(2);
    }

    /**
     * Opens a storage.
     *
     * @param url the library's URL
     * @return the storage, which the caller closes
     */
    protected static Storage open(String url) {
        return Storages.open(config(url).build());
    }

    /**
     * Opens the storage of {@link #url()}.
     *
     * @return the storage, which the caller closes
     */
    protected final Storage open() {
        return open(url());
    }
}
