package dev.barkeep.storage.mysql;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.plan.QueryPlanTck;
import dev.barkeep.storage.testservers.ExplainedConnections;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.util.List;
import java.util.regex.Pattern;

/** A scan is a type of access, a sort stands in the column of extras. */
abstract class QueryPlans extends QueryPlanTck {

    private static final Pattern SCAN = Pattern.compile("\\btype=ALL\\b");
    private static final Pattern SORT = Pattern.compile("Using filesort|Using temporary");

    private final TestServer server;
    private final String database;
    private final ExplainedConnections connections;

    QueryPlans(ServerKind kind) {
        server = TestServer.of(kind);
        database = server.newDatabase();
        connections = new ExplainedConnections(
                MySqlLocation.of(DatabaseUrl.parse(server.url(database)), false).source(), "EXPLAIN ");
    }

    @Override
    protected Storage open() {
        try (Storage fast = Storages.open(StorageConfig.fromUrl(server.url(database)))) {
            fill(fast);
        }
        return Storages.open(StorageConfig.builder()
                .dataSource("mysql", connections.dataSource())
                .build());
    }

    @Override
    protected void analyse() {
        server.analyse(database);
    }

    @Override
    protected List<String> takePlans() {
        return connections.takePlans();
    }

    @Override
    protected boolean isBad(String plan) {
        String steps = plan.substring(plan.indexOf('\n'));
        // MariaDB sorts groups even where there is one, which its index found.
        return SCAN.matcher(steps).find() || (SORT.matcher(steps).find() && !plan.contains("GROUP BY"));
    }
}
