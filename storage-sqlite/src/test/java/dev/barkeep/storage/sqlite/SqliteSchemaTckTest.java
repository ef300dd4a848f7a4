package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.SchemaTck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class SqliteSchemaTckTest extends SchemaTck {

    @TempDir
    Path folder;

    private final AtomicInteger files = new AtomicInteger();

    @Override
    protected StorageConfig emptyDatabase() {
        return StorageConfig.fromUrl("sqlite:///" + folder.resolve(files.incrementAndGet() + ".db"));
    }

    @Override
    protected Connection connect(StorageConfig config) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + config.url().database());
    }

    @Override
    protected List<String> catalogueQueries() {
        return List.of("SELECT type, name, sql FROM sqlite_schema WHERE name <> 'storage_changelog'"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
    }

    @Override
    protected AfterCrash afterCrash() {
        return AfterCrash.WHOLE;
    }

    @Override
    protected boolean marksTables() {
        return false;
    }
}
