package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.RestartRules;
import dev.barkeep.storage.testservers.ServerKind;

class MariaDbRestartTest extends RestartRules {

    MariaDbRestartTest() {
        super(ServerKind.MARIADB_11_4);
    }
}
