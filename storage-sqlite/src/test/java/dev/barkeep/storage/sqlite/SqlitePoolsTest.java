package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.mybatis.dialect.ConnectionPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the connections to a file come. */
class SqlitePoolsTest {

    /** Names the threads of the pool, and of no other one in this JVM. */
    private static final String POOL = "begins-when-needed";

    @TempDir
    private Path folder;

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith(POOL));
    }

    @Test
    @DisplayName("the pool of those that read begins when somebody reads")
    void readersBeginWhenNeeded() throws Exception {
        StorageConfig config = StorageConfig.fromUrl("sqlite:///" + folder.resolve("market.db"));
        Storages.open(config).close();
        SqliteLocation location = SqliteLocation.of(config.url());
        HikariConfig settings = SqlitePools.readers(config, location);
        settings.setPoolName(POOL);

        try (ConnectionPool pool = ConnectionPool.whenNeeded(settings, location.name(), ConnectionPool.SETTINGS)) {
            assertThat(threads()).isEmpty();
            try (Connection connection = pool.get()) {
                assertThat(connection.isReadOnly()).isTrue();
                assertThat(threads()).isNotEmpty();
            }
        }
    }
}
