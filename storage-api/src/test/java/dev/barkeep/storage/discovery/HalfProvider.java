package dev.barkeep.storage.discovery;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import java.util.Set;

/** A backend that cannot be linked where {@link Foundation} is not. */
public final class HalfProvider implements Foundation {

    @Override
    public String id() {
        return "half";
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of("half");
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
