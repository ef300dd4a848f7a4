package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a SQLite file. */
class SqliteTckTest extends StorageTck {

    @TempDir
    Path folder;

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        return StorageConfig.builder()
                .url("sqlite:///" + folder.resolve("tck.db"))
                .poolSize(2)
                .maxOverflow(8)
                .build();
    }
}
