package dev.barkeep.storage.postgres;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.mybatis.MyBatisStorage;
import dev.barkeep.storage.mybatis.PooledDatabase;
import dev.barkeep.storage.mybatis.StorageSchema;
import java.util.Set;

/** Opens schemas of PostgreSQL servers. */
public final class PostgresProvider implements StorageProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public PostgresProvider() {}

    @Override
    public String id() {
        return PostgresDialect.ID;
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of(PostgresDialect.ID, "postgres");
    }

    @Override
    public Storage open(StorageConfig config) {
        return MyBatisStorage.open(config, PooledDatabase.connect(new PostgresDialect(), config));
    }

    @Override
    public Schema schema(StorageConfig config) {
        return StorageSchema.connect(config, one -> PooledDatabase.connect(new PostgresDialect(), one));
    }
}
