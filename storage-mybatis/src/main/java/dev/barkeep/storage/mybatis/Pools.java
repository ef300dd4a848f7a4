package dev.barkeep.storage.mybatis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.barkeep.storage.StorageConfig;

/** HikariCP as the configuration wants it; the backend adds what its driver needs. */
public final class Pools {

    private Pools() {}

    /**
     * Begins the settings of a pool: pool size connections are kept ready, overflow more come under load and go after ten
     * idle minutes.
     *
     * @param config how the host configured it
     * @param name names the pool's threads and log lines; never a URL, which may hold a password
     * @return settings to be completed
     */
    public static HikariConfig settings(StorageConfig config, String name) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setMinimumIdle(config.poolSize());
        settings.setMaximumPoolSize(config.poolSize() + config.maxOverflow());
        long lifetime = config.poolRecycle() == null ? 0 : config.poolRecycle().toMillis();
        settings.setMaxLifetime(lifetime);
        if (lifetime > 0) {
            // The pool warns of settings that a connection does not live long enough for.
            settings.setIdleTimeout(Math.min(settings.getIdleTimeout(), lifetime * 3 / 4));
            settings.setKeepaliveTime(lifetime > 4 * settings.getKeepaliveTime() ? settings.getKeepaliveTime() : 0);
        }
        settings.setConnectionTimeout(config.poolTimeout().toMillis());
        return settings;
    }

    /**
     * Says how a pool stands, for the message that it gave no connection in time.
     *
     * @param pool the pool
     * @return its numbers in words
     */
    public static String describe(HikariDataSource pool) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        String numbers = state == null
                ? "it has not begun"
                : state.getActiveConnections() + " of " + pool.getMaximumPoolSize() + " connections are in use, "
                        + state.getThreadsAwaitingConnection() + " callers wait";
        return numbers + "; streams and transactions hold one until they are closed";
    }
}
