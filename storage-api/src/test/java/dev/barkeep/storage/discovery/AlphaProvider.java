package dev.barkeep.storage.discovery;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.error.UnavailableException;
import java.util.Set;

/** A good backend whose database never answers. */
public final class AlphaProvider implements StorageProvider {

    @Override
    public String id() {
        return "alpha";
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of("alpha", "shared");
    }

    @Override
    public Storage open(StorageConfig config) {
        throw new UnavailableException("alpha was asked to open " + config.url(), null);
    }

    @Override
    public Schema schema(StorageConfig config) {
        throw new UnavailableException("alpha was asked to reach " + config.url(), null);
    }
}
