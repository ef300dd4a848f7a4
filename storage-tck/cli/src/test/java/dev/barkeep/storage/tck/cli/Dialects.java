package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.mybatis.DialectProvider;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import java.util.ServiceLoader;

/** The backends of this build, which nothing here knows by their classes. */
final class Dialects {

    private Dialects() {}

    /** Gives the catalogue of a backend. */
    static Catalogue catalogue(String id) {
        return ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals(id))
                .map(DialectProvider.class::cast)
                .findFirst()
                .orElseThrow()
                .catalogue();
    }
}
