package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.StorageConfig;
import javax.sql.DataSource;

/** A database that a host's own data source leads to. */
record HostLocation(String name, DataSource source, TransactionCheck check) implements Location {

    @Override
    public Connections connect(StorageConfig config) {
        return Connections.anyForAll(ConnectionPool.of(source, name, check));
    }
}
