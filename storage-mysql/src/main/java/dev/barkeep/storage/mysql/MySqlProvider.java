package dev.barkeep.storage.mysql;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.mybatis.MyBatisStorage;
import dev.barkeep.storage.mybatis.PooledDatabase;
import dev.barkeep.storage.mybatis.StorageSchema;
import java.util.Set;

/** Opens databases of MySQL and MariaDB servers. */
public final class MySqlProvider implements StorageProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public MySqlProvider() {}

    @Override
    public String id() {
        return MySqlDialect.ID;
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of(MySqlDialect.ID, "mariadb");
    }

    @Override
    public Storage open(StorageConfig config) {
        return MyBatisStorage.open(config, PooledDatabase.connect(new MySqlDialect(), config));
    }

    @Override
    public Schema schema(StorageConfig config) {
        return StorageSchema.connect(config, one -> PooledDatabase.connect(new MySqlDialect(), one));
    }
}
