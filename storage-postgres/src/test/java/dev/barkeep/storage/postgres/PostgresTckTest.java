package dev.barkeep.storage.postgres;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import org.junit.jupiter.api.TestInfo;

/** The contract on a schema of a PostgreSQL server. */
class PostgresTckTest extends StorageTck {

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        return StorageConfig.builder()
                .url(server.url(server.newDatabase()))
                .poolSize(2)
                .maxOverflow(8)
                .build();
    }
}
