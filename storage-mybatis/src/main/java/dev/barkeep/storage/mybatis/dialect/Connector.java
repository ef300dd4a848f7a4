package dev.barkeep.storage.mybatis.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes connections, where the driver's own data source will not do. */
@FunctionalInterface
public interface Connector {

    /**
     * Makes a connection.
     *
     * @return a new one each time
     * @throws SQLException from the driver
     */
    Connection connect() throws SQLException;
}
