package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ServerKind;

/** The main queries use their indexes on the oldest MariaDB. */
class MariaDb1011QueryPlanTest extends QueryPlans {

    MariaDb1011QueryPlanTest() {
        super(ServerKind.MARIADB_10_11);
    }
}
