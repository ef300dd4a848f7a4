package dev.barkeep.storage.discovery;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import java.util.Set;

/** A backend whose constructor fails. */
public final class FailingProvider implements StorageProvider {

    /** Fails. */
    public FailingProvider() {
        throw new IllegalStateException("the driver is too old");
    }

    @Override
    public String id() {
        return "failing";
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of("failing");
    }

    @Override
    public Storage open(StorageConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Schema schema(StorageConfig config) {
        throw new UnsupportedOperationException();
    }
}
