package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ManyRowsRules;
import dev.barkeep.storage.testservers.ServerKind;

/** Many rows go by statements of many rows. */
@OnEveryServer
class MySqlBulkTest extends ManyRowsRules {

    MySqlBulkTest(ServerKind kind) {
        super(kind);
    }
}
