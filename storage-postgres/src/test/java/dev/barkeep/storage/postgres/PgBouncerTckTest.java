package dev.barkeep.storage.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    private static final TestServer SERVER = TestServer.of(ServerKind.POSTGRESQL);

    private static @Nullable PgBouncer pooler;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(SERVER.isOwn(), "PgBouncer runs before servers of the build alone");
        try {
            // Sessions of databases that no test needs any more go.
            pooler = PgBouncer.start(SERVER, "default_pool_size = 20", "server_idle_timeout = 1");
        } catch (IOException e) {
            assumeTrue(false, "PgBouncer cannot be had: " + e.getMessage());
        }
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
        SERVER.execute("CREATE DATABASE " + name);
        return StorageConfig.fromUrl(Objects.requireNonNull(pooler).url(name));
    }
}
