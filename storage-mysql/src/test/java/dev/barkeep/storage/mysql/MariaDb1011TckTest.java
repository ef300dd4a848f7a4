package dev.barkeep.storage.mysql;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import org.junit.jupiter.api.TestInfo;

/** The contract on a database of the oldest MariaDB server. */
class MariaDb1011TckTest extends StorageTck {

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        TestServer server = TestServer.of(ServerKind.MARIADB_10_11);
        return StorageConfig.builder()
                .url(server.url(server.newDatabase()))
                .poolSize(2)
                .maxOverflow(8)
                .build();
    }
}
