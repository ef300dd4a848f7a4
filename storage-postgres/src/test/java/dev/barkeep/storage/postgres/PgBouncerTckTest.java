package dev.barkeep.storage.postgres;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.StorageTck;
import dev.barkeep.storage.testservers.PgBouncer;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/** The contract behind PgBouncer in transaction mode. Each test has a database of its own: a schema does not reach the server. */
class PgBouncerTckTest extends StorageTck {

    private static @Nullable PgBouncer pooler;

    @BeforeAll
    static void start() throws Exception {
        // Sessions of databases that no test needs any more go.
        pooler = PgBouncer.orSkip("default_pool_size = 20", "server_idle_timeout = 1");
    }

    @AfterAll
    static void stop() throws IOException {
        if (pooler != null) {
            pooler.close();
        }
    }

    @Override
    protected StorageConfig emptyStorage(TestInfo test) {
        String name = "pooled_" + Long.toHexString(System.nanoTime());
        TestServer.of(ServerKind.POSTGRESQL).execute("CREATE DATABASE " + name);
        return StorageConfig.fromUrl(Objects.requireNonNull(pooler).url(name));
    }
}
