package dev.barkeep.storage.memory;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.util.Set;

/**
 * Opens a database in the memory of this JVM: {@code memory:}. Each storage has a database of its own, which is empty when it
 * is opened and gone when it is closed.
 *
 * <p>It keeps every rule that needs no disk and no second process. It lacks
 * {@link dev.barkeep.storage.capability.Capability#ONLINE_BACKUP} and
 * {@link dev.barkeep.storage.capability.Capability#VACUUM}, has one writer, needs memory for all rows, and takes time
 * proportional to a table for each call on it. For unit tests and small experiments, not for data.
 */
public final class MemoryProvider implements StorageProvider {

    /** The id and the URL scheme. */
    static final String ID = "memory";

    /** Created by {@link java.util.ServiceLoader}. */
    public MemoryProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of(ID);
    }

    @Override
    public Storage open(StorageConfig config) {
        requireUsable(config);
        return MemoryStorage.open(config);
    }

    @Override
    public Schema schema(StorageConfig config) {
        requireUsable(config);
        return new MemorySchema(new Database(config.poolTimeout()), true);
    }

    private static void requireUsable(StorageConfig config) {
        if (config.dataSource() != null) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE, null, "the backend 'memory' uses no data source; open memory: instead");
        }
        DatabaseUrl url = config.url();
        if (url.jdbc() != null
                || url.host() != null
                || url.database() != null
                || !url.parameters().isEmpty()) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    "DATABASE_URL",
                    "a database in memory has no name, no place and no parameters; use memory: and nothing behind it");
        }
    }
}
