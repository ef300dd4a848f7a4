package dev.barkeep.storage.bench.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.raw.RawDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Raw JDBC by the pool that the library has: connections are taken and given back for each call, and statements stay prepared. */
final class PooledRaw implements AutoCloseable {

    /** What is done on a connection. */
    interface Task<R> {
        R on(RawDatabase database) throws SQLException;
    }

    private final Site site;
    /** Whose connections the pool has. */
    private final Map<Connection, RawDatabase> databases = new ConcurrentHashMap<>();

    private final HikariDataSource pool;

    PooledRaw(Site site, int connections) {
        this.site = site;
        HikariConfig config = new HikariConfig();
        config.setDataSource((DataSource) Proxy.newProxyInstance(
                PooledRaw.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (source, method, arguments) -> answer(method.getName())));
        config.setMinimumIdle(connections);
        config.setMaximumPoolSize(connections);
        this.pool = new HikariDataSource(config);
    }

    /** What a pool wants of a data source. */
    private @Nullable Object answer(String method) throws Exception {
        if (method.equals("getConnection")) {
            RawDatabase database = site.openRaw();
            databases.put(database.connection(), database);
            return database.connection();
        }
        return method.equals("getLoginTimeout") ? 0 : null;
    }

    <R> R on(Task<R> task) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return task.on(Objects.requireNonNull(databases.get(connection.unwrap(Connection.class))));
        }
    }

    @Override
    public void close() throws SQLException {
        pool.close();
        for (RawDatabase database : databases.values()) {
            database.close();
        }
    }
}
