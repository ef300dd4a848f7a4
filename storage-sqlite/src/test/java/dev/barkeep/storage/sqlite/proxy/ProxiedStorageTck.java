package dev.barkeep.storage.sqlite.proxy;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The kit on a storage behind proxies. Run by {@link KitRun} only: its name is not one that the build takes for a test's. */
public class ProxiedStorageTck extends StorageTck {

    /** In seconds. */
    private static final String LONGEST = "300";

    private static final List<Storage> OPENED = new CopyOnWriteArrayList<>();
    private static volatile Behaviour behaviour = Behaviour.GOOD;
    private static volatile Map<String, String> declared = Map.of();
    private static volatile String timeout = LONGEST;

    @TempDir
    Path folder;

    static void behave(Behaviour next) {
        behaviour = next;
    }

    /**
     * Declares rules that the storage cannot keep, until {@link #reset}.
     *
     * @param knownFailures the reasons by rule
     */
    public static void declare(Map<String, String> knownFailures) {
        declared = knownFailures;
    }

    /**
     * Bounds each test, until {@link #reset}.
     *
     * @param seconds how long a test may take
     */
    public static void limit(String seconds) {
        timeout = seconds;
    }

    static String timeout() {
        return timeout;
    }

    @Override
    protected Map<String, String> knownFailures() {
        return declared;
    }

    /** Forgets what was set, and closes what a behaviour kept from being closed. */
    static void reset() {
        behaviour = Behaviour.GOOD;
        declared = Map.of();
        timeout = LONGEST;
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
        Storage good = good(behaviour.configure(config));
        OPENED.add(good);
        return ProxiedStorage.wrap(good, behaviour);
    }

    /**
     * Opens the storage that is behind the proxies.
     *
     * @param config which database
     * @return the storage
     */
    protected Storage good(StorageConfig config) {
        return super.open(config);
    }

    @Override
    protected Schema schema(StorageConfig config) {
        return ProxiedStorage.wrap(super.schema(config), behaviour);
    }
}
