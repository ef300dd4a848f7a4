package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** The contract on one database, which every test gets empty. */
final class UrlTck extends StorageTck {

    /** JUnit makes the instances, so it cannot be handed to them. */
    private static volatile @Nullable DatabaseUnderTest database;

    private static volatile Map<String, String> declared = Map.of();

    static void on(DatabaseUnderTest next, Map<String, String> knownFailures) {
        database = next;
        declared = knownFailures;
    }

    private static DatabaseUnderTest database() {
        return Objects.requireNonNull(database, "no database was named");
    }

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        database().empty();
        return database().config();
    }

    @Override
    protected boolean outlivesItsStorage() {
        return database().outlivesItsStorage();
    }

    @Override
    protected Map<String, String> knownFailures() {
        return declared;
    }

    /** A file of the same backend. */
    @Override
    protected StorageConfig backupConfig(Path file) {
        return StorageConfig.fromUrl(
                database().config().url().scheme() + ":///" + file.toUri().getRawPath());
    }
}
