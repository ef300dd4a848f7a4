package dev.barkeep.storage.mysql;

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

/** The contract on a pool of the host, whose connections cannot be unwrapped and fetch their rows at once. */
class MySqlHostDataSourceTckTest extends StorageTck {

    private static final int ENOUGH = 40;

    private final List<OpaqueDataSource> sources = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        TestServer server = TestServer.of(ServerKind.MYSQL);
        DatabaseUrl url = DatabaseUrl.parse(server.url(server.newDatabase()));
        @Nullable Secret password = url.password();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:mysql://" + url.host() + ":" + url.port() + "/" + url.database()
                + "?useAffectedRows=true&characterEncoding=UTF-8&sessionVariables=sql_mode=STRICT_ALL_TABLES"
                // Or each of some 18,000 calls would ask the server four times for what the driver knows.
                + "&useLocalSessionState=true");
        pool.setAutoCommit(false);
        pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        pool.setUsername(url.user());
        pool.setPassword(password == null ? "" : password.reveal());
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(ENOUGH);
        pools.add(pool);
        OpaqueDataSource source = new OpaqueDataSource(pool::getConnection);
        sources.add(source);
        return StorageConfig.builder().dataSource("mysql", source).build();
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
