package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit on a storage that misbehaves. Run by {@link FaultsTest} only: its name is not one that the build takes for a
 * test's.
 */
class FaultyStorageTck extends StorageTck {

    private static final List<Storage> OPENED = new CopyOnWriteArrayList<>();
    private static volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

    @TempDir
    Path folder;

    static void misbehave(Misbehaviour next) {
        misbehaviour = next;
    }

    /** Closes what a fault kept from being closed. */
    static void closeAll() {
        OPENED.forEach(Storage::close);
        OPENED.clear();
    }

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        return StorageConfig.builder()
                .url("sqlite:///" + folder.resolve("tck.db"))
                .poolSize(1)
                .maxOverflow(8)
                .build();
    }

    @Override
    protected Storage open(StorageConfig config) {
        Storage good = super.open(config);
        OPENED.add(good);
        return FaultyStorage.wrap(good, misbehaviour);
    }
}
