package dev.barkeep.storage.mybatis.dialect;

import com.zaxxer.hikari.HikariConfig;
import dev.barkeep.storage.StorageConfig;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A database that serves as many connections as are wanted, any of them for any call, from one pool.
 *
 * @param name names the database in messages; without a secret
 * @param source makes a new connection each time
 */
public record ServerLocation(String name, DataSource source) implements Location {

    @Override
    public Connections connect(StorageConfig config) throws SQLException {
        HikariConfig settings =
                ConnectionPool.settings(config, "barkeep-" + config.url().scheme());
        settings.setDataSource(source);
        // Whatever the default of the server, the database or the user is.
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return Connections.anyForAll(ConnectionPool.open(settings, name, ConnectionPool.SETTINGS));
    }
}
