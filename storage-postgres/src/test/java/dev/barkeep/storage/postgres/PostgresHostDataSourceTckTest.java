package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;

/** The contract on a data source of the host, whose connections cannot be unwrapped: many rows take the portable road. */
class PostgresHostDataSourceTckTest extends StorageTck {

    private final List<OpaqueDataSource> sources = new ArrayList<>();

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        String schema = server.newDatabase();
        OpaqueDataSource source = new OpaqueDataSource(() -> {
            Connection connection = server.connect();
            connection.setSchema(schema);
            return connection;
        });
        sources.add(source);
        return StorageConfig.builder().dataSource("postgresql", source).build();
    }

    @AfterEach
    void allConnectionsCameBack() {
        assertThat(sources).allSatisfy(source -> {
            assertThat(source.openConnections()).isZero();
            assertThat(source.isClosed()).isFalse();
        });
    }
}
