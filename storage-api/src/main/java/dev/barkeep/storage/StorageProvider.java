package dev.barkeep.storage;

import java.util.Set;

/**
 * A backend. Listed in {@code META-INF/services/dev.barkeep.storage.StorageProvider} of its jar, with a public
 * constructor without parameters that does nothing costly.
 */
public interface StorageProvider {

    /**
     * Gives the name under which {@code DATABASE_TYPE} asks for the backend.
     *
     * @return lower case, unique among the backends of a class path
     */
    String id();

    /**
     * Gives the URL schemes that the backend serves: {@code sqlite} stands for {@code sqlite:...} and
     * {@code jdbc:sqlite:...}.
     *
     * @return lower case, at least one
     */
    Set<String> urlSchemes();

    /**
     * Opens a database, and creates or migrates its tables unless the {@link SchemaPolicy} of the configuration says otherwise.
     *
     * @param config which database, and how
     * @return the open storage
     * @throws dev.barkeep.storage.error.ConfigurationException if the configuration lacks or has something
     * @throws dev.barkeep.storage.error.UnavailableException if the database cannot be reached
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the database belongs to another program or version
     * @throws dev.barkeep.storage.error.StorageException for the other states of a database: damaged, full, read-only,
     *     locked
     */
    Storage open(StorageConfig config);

    /**
     * Reaches the tables of a database without opening a storage on it, by one connection. Changes no table by itself; a
     * SQLite file that does not exist is made, empty.
     *
     * @param config which database
     * @return the tables, to be closed by the caller
     * @throws dev.barkeep.storage.error.StorageException as {@link #open}
     */
    Schema schema(StorageConfig config);

    /**
     * Writes the SQL that leads from one version of the tables to another, as {@link Schema#script} does; nothing is connected to.
     * By default none, for a backend that keeps its data otherwise.
     *
     * @param from the version that the database has, 0 if it is empty
     * @param to the version that it shall have, newer or older; 0 leaves nothing of this library
     * @return the SQL, empty if there is nothing to do
     * @throws dev.barkeep.storage.error.InvalidDataException if the backend has no such version
     */
    default String script(int from, int to) {
        return "";
    }
}
