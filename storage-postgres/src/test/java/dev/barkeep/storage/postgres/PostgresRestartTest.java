package dev.barkeep.storage.postgres;

import dev.barkeep.storage.testservers.RestartRules;
import dev.barkeep.storage.testservers.ServerKind;

class PostgresRestartTest extends RestartRules {

    PostgresRestartTest() {
        super(ServerKind.POSTGRESQL);
    }
}
