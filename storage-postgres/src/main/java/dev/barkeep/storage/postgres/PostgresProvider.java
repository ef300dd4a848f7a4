package dev.barkeep.storage.postgres;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.mybatis.MyBatisStorage;
import java.util.Set;

/** Opens schemas of PostgreSQL servers. */
public final class PostgresProvider implements StorageProvider {

    static final String ID = "postgresql";

    /** Made by {@link java.util.ServiceLoader}. */
    public PostgresProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of(ID, "postgres");
    }

    @Override
    public Storage open(StorageConfig config) {
        return MyBatisStorage.of(config, PostgresDatabase.open(config));
    }
}
