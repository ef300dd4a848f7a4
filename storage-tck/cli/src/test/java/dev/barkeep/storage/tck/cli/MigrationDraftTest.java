package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts that ship against the description, and where the next one begins: after the description was changed, this with
 * {@code -Dmigration.draft=003_add_adjusted_close} writes the file of that name for each dialect. It is a draft, to be read.
 */
class MigrationDraftTest {

    private static final String DRAFT = "migration.draft";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"sqlite, SQLITE", "postgres, POSTGRESQL", "mysql, MYSQL"})
    @DisplayName("the scripts make what the description says; -Dmigration.draft=NAME writes the one that is missing")
    void scripts(String backend, String kind) throws IOException {
        String url = "sqlite:///" + folder.resolve("draft.db");
        if (!kind.equals("SQLITE")) {
            TestServer server = TestServer.of(ServerKind.valueOf(kind));
            url = server.url(server.newDatabase());
        }
        try (Schema schema = Storages.schema(StorageConfig.fromUrl(url))) {
            schema.migrate();
            String script = schema.diff().migration();
            @Nullable String name = System.getProperty(DRAFT);
            if (name != null && !script.isEmpty()) {
                Path file = Path.of("../../storage-" + backend + "/src/main/resources/dev/barkeep/storage/" + backend
                        + "/migrations/" + name + ".sql");
                assertThat(file).doesNotExist();
                Files.writeString(file, script);
            } else {
                assertThat(script)
                        .as("what -D" + DRAFT + "=003_what_it_does would write for " + backend)
                        .isEmpty();
            }
        }
    }
}
