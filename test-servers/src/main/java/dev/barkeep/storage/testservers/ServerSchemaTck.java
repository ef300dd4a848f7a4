package dev.barkeep.storage.testservers;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.SchemaTck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The life of the tables on a server. */
public abstract class ServerSchemaTck extends SchemaTck {

    private final TestServer server;
    private final Map<StorageConfig, String> databases = new ConcurrentHashMap<>();

    /**
     * For subclasses.
     *
     * @param kind the server
     */
    protected ServerSchemaTck(ServerKind kind) {
        this.server = TestServer.of(kind);
    }

    @Override
    protected final StorageConfig emptyDatabase() {
        String database = server.newDatabase();
        StorageConfig config = ServerRules.config(server.url(database)).build();
        databases.put(config, database);
        return config;
    }

    @Override
    protected final Connection connect(StorageConfig config) throws SQLException {
        return server.connect(Objects.requireNonNull(databases.get(config)));
    }
}
