package dev.barkeep.storage.postgres;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.tck.plan.QueryPlanTck;
import dev.barkeep.storage.testservers.ExplainedConnections;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;

/** Scans and sorts are known by the names of their nodes. */
class PostgresQueryPlanTest extends QueryPlanTck {

    /** All rows of a table, or of an index that has them in order but not by what was asked for. */
    private static final Pattern SCAN =
            Pattern.compile("Seq Scan|Filter: [^\n]*\\((ticker|signal_type|event_type|severity)\\)");

    /** Of few rows that an index finds a sort costs less than reading them in order. */
    private static final Pattern SORT = Pattern.compile("\\bSort\\b(?!.*Bitmap Index Scan)", Pattern.DOTALL);

    private final TestServer server = TestServer.of(ServerKind.POSTGRESQL);
    private final String schema = server.newDatabase();
    private final ExplainedConnections connections = new ExplainedConnections(
            new OpaqueDataSource(() -> {
                Connection connection = server.connect();
                connection.setSchema(schema);
                return connection;
            }),
            "EXPLAIN ");

    @Override
    protected Storage open() {
        // Filled by COPY, which a connection that cannot be unwrapped does not know.
        try (Storage fast = Storages.open(StorageConfig.fromUrl(server.url(schema)))) {
            fill(fast);
        }
        return Storages.open(StorageConfig.builder()
                .dataSource("postgresql", connections.dataSource())
                .build());
    }

    @Override
    protected void analyse() {
        server.analyse(schema);
    }

    @Override
    protected List<String> takePlans() {
        return connections.takePlans();
    }

    @Override
    protected boolean isBad(String plan) {
        String nodes = plan.substring(plan.indexOf('\n'));
        return SCAN.matcher(nodes).find() || SORT.matcher(nodes).find();
    }
}
