package dev.barkeep.storage.postgres;

import dev.barkeep.storage.mybatis.DialectProvider;
import java.util.Set;

/** Opens schemas of PostgreSQL servers. */
public final class PostgresProvider extends DialectProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public PostgresProvider() {
        super(PostgresDialect.ID, Set.of(PostgresDialect.ID, "postgres"), PostgresDialect::new);
    }
}
