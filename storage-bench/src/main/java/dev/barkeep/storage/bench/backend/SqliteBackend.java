package dev.barkeep.storage.bench.backend;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.raw.sqlite.RawSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** SQLite files in a folder. */
public final class SqliteBackend implements Backend {

    private final Path folder;
    private int files;

    /**
     * Makes a folder.
     *
     * @throws IOException if it cannot be made
     */
    public SqliteBackend() throws IOException {
        folder = Files.createTempDirectory("barkeep-bench");
    }

    @Override
    public String id() {
        return "sqlite";
    }

    @Override
    public FileSite newSite() {
        FileSite site = new FileSite(folder.resolve(++files + ".db"));
        site.openStorage().close();
        return site;
    }

    @Override
    public void close() throws IOException {
        Files.delete(folder);
    }

    /** A file. */
    public static final class FileSite implements Site {

        private final Path file;

        private FileSite(Path file) {
            this.file = file;
        }

        /**
         * Names it.
         *
         * @return the file
         */
        public Path file() {
            return file;
        }

        @Override
        public String url() {
            return "sqlite:///" + file;
        }

        @Override
        public Storage openStorage() {
            return Storages.open(StorageConfig.fromUrl(url()));
        }

        @Override
        public RawDatabase openRaw() throws SQLException {
            return RawSqlite.open(file);
        }

        @Override
        public void close() throws IOException {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        }
    }
}
