package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import org.junit.jupiter.api.TestInfo;

/** The contract on a SQLite database in memory. */
class SqliteMemoryTckTest extends StorageTck {

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        return StorageConfig.fromUrl("sqlite:///:memory:");
    }

    @Override
    protected boolean outlivesItsStorage() {
        return false;
    }
}
