package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.DialectProvider;
import java.util.Set;

/** Opens databases of MySQL and MariaDB servers. */
public final class MySqlProvider extends DialectProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public MySqlProvider() {
        super(MySqlDialect.ID, Set.of(MySqlDialect.ID, "mariadb"), MySqlDialect::new);
    }
}
