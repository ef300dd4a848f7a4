package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ManyRowsRules;
import dev.barkeep.storage.testservers.ServerKind;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many rows go by a temporary table. */
@ParameterizedClass
@EnumSource(
        value = ServerKind.class,
        names = {"MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
class MySqlBulkTest extends ManyRowsRules {

    MySqlBulkTest(ServerKind kind) {
        super(kind);
    }
}
