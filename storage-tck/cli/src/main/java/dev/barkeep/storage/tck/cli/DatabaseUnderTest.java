package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The database that the kit is run on. It was empty, so whatever the backend can take back is of the kit. */
final class DatabaseUnderTest {

    private static final int NAMED = 5;

    /** Enough for every suite, and little enough for a small server. */
    private static final int POOL_SIZE = 2;

    private static final int MAX_OVERFLOW = 8;

    private final StorageConfig config;
    private final @Nullable Path newFile;
    private volatile boolean outlivesItsStorage;

    private DatabaseUnderTest(StorageConfig config, @Nullable Path newFile) {
        this.config = config;
        this.newFile = newFile;
    }

    /**
     * Reaches the database and changes nothing.
     *
     * @param config which database
     * @return the empty database
     * @throws NotEmptyException if there are tables or views in it
     * @throws dev.barkeep.storage.error.StorageException if it cannot be reached or belongs to another program
     */
    static DatabaseUnderTest of(StorageConfig config) {
        StorageConfig small =
                config.toBuilder().poolSize(POOL_SIZE).maxOverflow(MAX_OVERFLOW).build();
        // Before it is reached, which makes it.
        Path newFile = newFile(config.url());
        try (Schema schema = Storages.schema(small)) {
            List<String> tables = schema.tables();
            if (!tables.isEmpty()) {
                throw new NotEmptyException(
                        small.url() + " is not empty, it has " + some(tables)
                                + "; nothing was touched. The kit drops what it makes, so give it a database or schema of its own");
            }
        }
        return new DatabaseUnderTest(small, newFile);
    }

    /** A SQLite file that is not there yet; of others nobody knows from outside whether opening them makes a file. */
    private static @Nullable Path newFile(DatabaseUrl url) {
        String file = url.database();
        if (!url.scheme().equals("sqlite") || file == null || file.equals(":memory:")) {
            return null;
        }
        Path path = Path.of(file);
        return Files.exists(path) ? null : path;
    }

    /**
     * Sees that tables can be made and taken back, and whether they stay: a database in memory is gone with what opened it.
     *
     * @throws dev.barkeep.storage.error.StorageException if tables cannot be made, for lack of rights for example
     */
    void tryOut() {
        try (Schema schema = Storages.schema(config)) {
            schema.migrate();
        }
        try (Schema schema = Storages.schema(config)) {
            outlivesItsStorage = schema.version() > 0;
        }
        empty();
    }

    StorageConfig config() {
        return config;
    }

    boolean outlivesItsStorage() {
        return outlivesItsStorage;
    }

    /**
     * Drops what a test made.
     *
     * @throws IllegalStateException if something is left
     */
    void empty() {
        try (Schema schema = Storages.schema(config)) {
            schema.rollbackTo(0);
            List<String> left = schema.tables();
            if (!left.isEmpty()) {
                throw new IllegalStateException(
                        config.url() + " still has " + some(left) + " after its schema was taken back to version 0");
            }
        }
    }

    /**
     * Leaves the database as it was found.
     *
     * @throws IllegalStateException if something is left
     */
    void restore() {
        empty();
        if (newFile != null) {
            try {
                Files.deleteIfExists(newFile);
            } catch (IOException e) {
                throw new IllegalStateException(newFile + " is empty, but could not be deleted: " + e, e);
            }
        }
    }

    private static String some(List<String> tables) {
        return tables.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (tables.size() > NAMED ? " and " + (tables.size() - NAMED) + " more" : "");
    }
}
