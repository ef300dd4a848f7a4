package dev.barkeep.examples.h2;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.SchemaTck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class H2SchemaTckTest extends SchemaTck {

    @TempDir
    Path folder;

    private final AtomicInteger files = new AtomicInteger();

    @Override
    protected StorageConfig emptyDatabase() {
        return StorageConfig.builder()
                .url("h2:///" + folder.resolve("schema" + files.incrementAndGet()))
                .poolSize(2)
                .build();
    }

    /** By the same name, and so in the same process beside a storage that is open. */
    @Override
    protected Connection connect(StorageConfig config) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:async:" + config.url().database() + ";DATABASE_TO_LOWER=TRUE");
    }

    @Override
    protected List<String> catalogueQueries() {
        return List.of(
                "SELECT table_name, column_name, data_type, character_maximum_length, numeric_scale, is_nullable"
                        + " FROM information_schema.columns WHERE table_schema = 'public'"
                        + " AND table_name <> 'storage_changelog' ORDER BY table_name, ordinal_position",
                "SELECT table_name, index_name, column_name FROM information_schema.index_columns"
                        + " WHERE table_schema = 'public' AND table_name <> 'storage_changelog'"
                        + " AND index_name NOT LIKE 'PRIMARY_KEY%' ORDER BY table_name, index_name, ordinal_position");
    }

    @Override
    protected AfterCrash afterCrash() {
        return AfterCrash.REPAIRABLE;
    }

    @Override
    protected boolean isOpenToSeveralProcesses() {
        return false;
    }
}
