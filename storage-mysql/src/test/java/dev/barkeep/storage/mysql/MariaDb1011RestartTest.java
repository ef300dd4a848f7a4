package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.RestartRules;
import dev.barkeep.storage.testservers.ServerKind;

class MariaDb1011RestartTest extends RestartRules {

    MariaDb1011RestartTest() {
        super(ServerKind.MARIADB_10_11);
    }
}
