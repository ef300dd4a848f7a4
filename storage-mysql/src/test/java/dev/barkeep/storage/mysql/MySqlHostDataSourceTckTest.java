package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;

/** The contract on a data source of the host, whose connections cannot be unwrapped and fetch their rows at once. */
class MySqlHostDataSourceTckTest extends StorageTck {

    private final List<OpaqueDataSource> sources = new ArrayList<>();

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        TestServer server = TestServer.of(ServerKind.MYSQL);
        DatabaseUrl url = DatabaseUrl.parse(server.url(server.newDatabase()));
        @Nullable Secret password = url.password();
        OpaqueDataSource source = new OpaqueDataSource(() -> DriverManager.getConnection(
                "jdbc:mysql://" + url.host() + ":" + url.port() + "/" + url.database()
                        + "?useAffectedRows=true&characterEncoding=UTF-8&sessionVariables=sql_mode=STRICT_ALL_TABLES",
                url.user(),
                password == null ? "" : password.reveal()));
        sources.add(source);
        return StorageConfig.builder().dataSource("mysql", source).build();
    }

    @AfterEach
    void allConnectionsCameBack() {
        assertThat(sources).allSatisfy(source -> {
            assertThat(source.openConnections()).isZero();
            assertThat(source.isClosed()).isFalse();
        });
    }
}
