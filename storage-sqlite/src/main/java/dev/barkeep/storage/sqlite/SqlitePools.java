package dev.barkeep.storage.sqlite;

import com.zaxxer.hikari.HikariConfig;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.mybatis.dialect.ConnectionPool;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** How connections to a SQLite database are made and kept. */
final class SqlitePools {

    private SqlitePools() {}

    /** The one connection that writes. */
    static HikariConfig writer(StorageConfig config, SqliteLocation location) {
        HikariConfig settings = settings(config, location, "barkeep-sqlite-writer", sqlite(config, location));
        settings.setMinimumIdle(1);
        settings.setMaximumPoolSize(1);
        if (location.inMemory()) {
            settings.setMaxLifetime(0);
            settings.setIdleTimeout(0);
            settings.setKeepaliveTime(0);
        } else {
            settings.setExceptionOverride(new FatalErrors());
        }
        return settings;
    }

    /** The connections that read beside it. */
    static HikariConfig readers(StorageConfig config, SqliteLocation location) {
        SQLiteConfig sqlite = sqlite(config, location);
        sqlite.setReadOnly(true);
        HikariConfig settings = settings(config, location, "barkeep-sqlite-readers", sqlite);
        // A connection to a file is made in a millisecond or two and has a cache of its own: they come when needed.
        settings.setMinimumIdle(0);
        settings.setReadOnly(true);
        settings.setExceptionOverride(new FatalErrors());
        // The file was opened for writing a moment ago; the first reader can wait until somebody reads.
        settings.setInitializationFailTimeout(-1);
        return settings;
    }

    private static HikariConfig settings(
            StorageConfig config, SqliteLocation location, String name, SQLiteConfig sqlite) {
        SQLiteDataSource source = new Source(sqlite, location.jdbcUrl());
        HikariConfig settings = ConnectionPool.settings(config, name);
        settings.setDataSource(source);
        // A schema that somebody else tampered with must not run functions with side effects.
        settings.setConnectionInitSql("PRAGMA trusted_schema = OFF");
        return settings;
    }

    private static SQLiteConfig sqlite(StorageConfig config, SqliteLocation location) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout((int) Math.min(config.poolTimeout().toMillis(), Integer.MAX_VALUE));
        // In WAL mode NORMAL loses the last commits with the power; a commit that returned has to stay.
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        location.pragmas().forEach((name, value) -> sqlite.setPragma(pragma(name), value));
        return sqlite;
    }

    private static SQLiteConfig.Pragma pragma(String name) {
        for (SQLiteConfig.Pragma pragma : SQLiteConfig.Pragma.values()) {
            if (pragma.getPragmaName().equals(name)) {
                return pragma;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** Makes connections that keep their statements. */
    private static final class Source extends SQLiteDataSource {

        Source(SQLiteConfig sqlite, String url) {
            super(sqlite);
            setUrl(url);
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            return new CachingConnection(
                    getUrl(),
                    getUrl().substring(JDBC.PREFIX.length()),
                    getConfig().toProperties());
        }
    }
}
