package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.mybatis.MyBatisStorage;
import dev.barkeep.storage.mybatis.StorageSchema;
import java.util.Set;

/** Opens SQLite files and {@code :memory:}. */
public final class SqliteProvider implements StorageProvider {

    static final String ID = "sqlite";

    /** Made by {@link java.util.ServiceLoader}. */
    public SqliteProvider() {}

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
        return MyBatisStorage.open(config, SqliteDatabase.connect(config));
    }

    @Override
    public Schema schema(StorageConfig config) {
        return StorageSchema.connect(config, SqliteDatabase::connect);
    }
}
