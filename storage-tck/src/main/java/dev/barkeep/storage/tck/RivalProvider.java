package dev.barkeep.storage.tck;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import java.util.Set;

/** A second backend that claims what another one serves. Public, as the service loader wants it; not for use. */
public final class RivalProvider implements StorageProvider {

    /** What it claims; set by the one test that offers it. */
    private static volatile Set<String> schemes = Set.of("rival");

    /** For the service loader. */
    public RivalProvider() {}

    static void claim(String scheme) {
        schemes = Set.of(scheme);
    }

    @Override
    public String id() {
        return "rival";
    }

    @Override
    public Set<String> urlSchemes() {
        return schemes;
    }

    @Override
    public Storage open(StorageConfig config) {
        throw new IllegalStateException("must not be opened");
    }

    @Override
    public Schema schema(StorageConfig config) {
        throw new IllegalStateException("must not be opened");
    }
}
