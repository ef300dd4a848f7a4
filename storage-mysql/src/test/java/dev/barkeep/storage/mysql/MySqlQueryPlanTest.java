package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ServerKind;

/** The main queries use their indexes on MySQL. */
class MySqlQueryPlanTest extends QueryPlans {

    MySqlQueryPlanTest() {
        super(ServerKind.MYSQL);
    }
}
