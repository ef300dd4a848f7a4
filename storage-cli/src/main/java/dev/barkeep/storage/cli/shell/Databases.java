package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens databases as a tool does: with few connections, and never a new file by a slip. */
public final class Databases {

    /** A command does one thing at a time; a copy has a stream and a transaction on a side. */
    private static final int POOL_SIZE = 1;

    private static final int MAX_OVERFLOW = 7;

    private static final String JDBC_SQLITE = "jdbc:sqlite:";

    private Databases() {}

    /**
     * Opens a storage that is there already, and changes no table.
     *
     * @param config which
     * @return the storage
     * @throws CommandException if there is no such file
     * @throws dev.barkeep.storage.error.SchemaMismatchException if migrations are pending
     */
    public static Storage openExisting(StorageConfig config) {
        requireFile(config.url());
        return Storages.open(
                small(config).toBuilder().schemaPolicy(SchemaPolicy.VALIDATE).build());
    }

    /**
     * Opens a storage to write to; makes it and its tables, and migrates them, if need be.
     *
     * @param config which
     * @return the storage
     */
    public static Storage openForWriting(StorageConfig config) {
        return Storages.open(small(config));
    }

    /**
     * Reaches the tables of a database that is there already.
     *
     * @param config which
     * @return the tables
     * @throws CommandException if there is no such file
     */
    public static Schema schemaOfExisting(StorageConfig config) {
        requireFile(config.url());
        return Storages.schema(small(config));
    }

    private static StorageConfig small(StorageConfig config) {
        return config.toBuilder().poolSize(POOL_SIZE).maxOverflow(MAX_OVERFLOW).build();
    }

    /** Looking at a file that is not there would make it. */
    private static void requireFile(DatabaseUrl url) {
        String file = file(url);
        if (file != null && !file.equals(":memory:") && !Files.exists(Path.of(file))) {
            throw CommandException.unreachable("there is no database " + file
                    + "; name one that is there, or make a new one by 'storage schema migrate'");
        }
    }

    /**
     * Names the file of a database.
     *
     * @param url where the database is
     * @return the file, {@code :memory:} for none, or {@code null} if it is no SQLite file or SQLite alone knows which
     */
    public static @Nullable String file(DatabaseUrl url) {
        if (!url.scheme().equals("sqlite")) {
            return null;
        }
        if (url.jdbc() == null) {
            return url.database();
        }
        String file = url.jdbc().substring(JDBC_SQLITE.length()).replaceFirst("\\?.*", "");
        // What a URI of SQLite's own means is its matter.
        return file.isEmpty() || file.startsWith("file:") ? null : file;
    }
}
