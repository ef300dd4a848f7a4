package dev.barkeep.storage.bench.backend;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.raw.mysql.RawMySql;
import dev.barkeep.storage.testservers.ServerKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Databases of MySQL or MariaDB. */
public final class MySqlBackend extends ServerBackend {

    /** The launcher gives it 64 MB; a server that keeps two million bars has more. */
    private static final long BUFFER_POOL = 512L << 20;

    private static final String SESSION = "time_zone='+00:00',sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'";

    private MySqlBackend(String id, ServerKind kind) {
        super(id, kind);
        if (server().isOwn()) {
            server().execute("SET GLOBAL innodb_buffer_pool_size = " + BUFFER_POOL);
        }
    }

    /**
     * Starts MySQL.
     *
     * @return the backend
     */
    public static MySqlBackend mysql() {
        return new MySqlBackend("mysql", ServerKind.MYSQL);
    }

    /**
     * Starts MariaDB.
     *
     * @return the backend
     */
    public static MySqlBackend mariadb() {
        return new MySqlBackend("mariadb", ServerKind.MARIADB_11_4);
    }

    @Override
    RawDatabase openRaw(String database) throws SQLException {
        return new RawMySql(
                connect(database, "useServerPrepStmts", "cachePrepStmts"),
                connect(database, "rewriteBatchedStatements"));
    }

    private Connection connect(String database, String... switches) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(server().url(database));
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(url.user()));
        @Nullable Secret password = url.password();
        if (password != null) {
            properties.setProperty("password", password.reveal());
        }
        properties.setProperty("sessionVariables", SESSION);
        properties.setProperty("characterEncoding", "UTF-8");
        for (String name : switches) {
            properties.setProperty(name, "true");
        }
        url.parameters().forEach(properties::setProperty);
        return DriverManager.getConnection(
                "jdbc:mysql://" + url.host() + ":" + (url.port() == null ? 3306 : url.port()) + "/" + database,
                properties);
    }

    @Override
    void drop(String database) {
        server().execute("DROP DATABASE " + database);
    }
}
