package dev.barkeep.examples.h2;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The contract on an H2 file. */
class H2TckTest extends StorageTck {

    @TempDir
    Path folder;

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        return StorageConfig.builder()
                .url("h2:///" + folder.resolve("tck"))
                .poolSize(2)
                .maxOverflow(8)
                .build();
    }
}
