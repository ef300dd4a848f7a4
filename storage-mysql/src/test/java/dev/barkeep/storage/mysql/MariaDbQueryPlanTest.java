package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ServerKind;

/** The main queries use their indexes on MariaDB. */
class MariaDbQueryPlanTest extends QueryPlans {

    MariaDbQueryPlanTest() {
        super(ServerKind.MARIADB_11_4);
    }
}
