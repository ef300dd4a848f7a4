package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.mybatis.DialectProvider;
import java.util.Set;

/** Opens SQLite files and {@code :memory:}. */
public final class SqliteProvider extends DialectProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public SqliteProvider() {
        super(SqliteDialect.ID, Set.of(SqliteDialect.ID), SqliteDialect::new);
    }
}
