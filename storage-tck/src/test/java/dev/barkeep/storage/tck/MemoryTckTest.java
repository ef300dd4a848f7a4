package dev.barkeep.storage.tck;

import dev.barkeep.storage.StorageConfig;
import org.junit.jupiter.api.TestInfo;

/** The kit on the model that it compares backends with. */
class MemoryTckTest extends StorageTck {

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        return StorageConfig.fromUrl("memory:");
    }

    @Override
    protected boolean outlivesItsStorage() {
        return false;
    }
}
