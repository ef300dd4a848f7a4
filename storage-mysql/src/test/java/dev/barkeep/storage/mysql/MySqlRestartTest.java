package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.RestartRules;
import dev.barkeep.storage.testservers.ServerKind;

class MySqlRestartTest extends RestartRules {

    MySqlRestartTest() {
        super(ServerKind.MYSQL);
    }
}
