package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;

/** The contract on a pool of the host, whose connections cannot be unwrapped: many rows take the portable road. */
class PostgresHostDataSourceTckTest extends StorageTck {

    private static final int ENOUGH = 40;

    private final List<OpaqueDataSource> sources = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        DatabaseUrl url = DatabaseUrl.parse(server.url(server.newDatabase()));
        @Nullable Secret password = url.password();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://" + url.host() + ":" + url.port() + "/" + url.database());
        pool.setUsername(url.user());
        pool.setPassword(password == null ? "" : password.reveal());
        pool.setSchema(url.parameters().get("currentSchema"));
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(ENOUGH);
        pools.add(pool);
        OpaqueDataSource source = new OpaqueDataSource(pool::getConnection);
        sources.add(source);
        return StorageConfig.builder().dataSource("postgresql", source).build();
    }

    @AfterEach
    void allConnectionsCameBack() {
        pools.forEach(HikariDataSource::close);
        assertThat(sources).allSatisfy(source -> {
            assertThat(source.openConnections()).isZero();
            assertThat(source.isClosed()).isFalse();
        });
    }
}
