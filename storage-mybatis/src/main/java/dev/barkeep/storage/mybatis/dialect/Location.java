package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.StorageConfig;
import java.sql.SQLException;

/** Where a database is, or is to be; nothing is connected yet. That of a server is a {@link ServerLocation}. */
public interface Location {

    /**
     * Names the database in messages.
     *
     * @return a name without a secret in it
     */
    String name();

    /**
     * Opens the connections.
     *
     * @param config how many, and for how long
     * @return the connections, to be closed by the caller
     * @throws SQLException what the driver says if it makes none
     * @throws dev.barkeep.storage.error.StorageException if there cannot be a database, with what to do
     */
    Connections connect(StorageConfig config) throws SQLException;
}
