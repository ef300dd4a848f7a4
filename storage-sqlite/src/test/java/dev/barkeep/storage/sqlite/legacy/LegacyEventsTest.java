package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events whose created_at does not say when they were created, or contradicts their updated_at. */
class LegacyEventsTest {

    private static final Chunk SMALL = new Chunk(2, 1_000);

    @TempDir
    Path folder;

    private Path file(String... events) throws Exception {
        Path file = FormerFile.of(folder.resolve("orm.db"), "tables-e.sql", "tables-users.sql");
        for (String event : events) {
            FormerFile.execute(file, "INSERT INTO system_events VALUES (" + event + ")");
        }
        return file;
    }

    private Storage target() {
        return Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")));
    }

    private static TableCounts events(LegacyReport report) {
        return report.tables().get(6);
    }

    @Test
    @DisplayName("an event is sorted by the time that it gets, so that a second run adds nothing")
    void contradicting() throws Exception {
        Path file = file(
                "1, 'A', 'first', NULL, 'INFO', '2024-01-02 15:00:00', '2024-01-02 15:00:00'",
                "2, 'B', 'bound in local time', NULL, 'INFO', '2024-01-02 16:00:00', '2024-01-02 11:00:00.123456'",
                "3, 'C', 'without its creation', NULL, 'INFO', NULL, '2024-01-05 15:00:00'",
                "4, 'D', 'unreadable', NULL, 'INFO', 'yesterday', '2024-01-01 15:00:00'",
                "5, 'E', 'a number', NULL, 'INFO', 1704153600, '2024-01-03 15:00:00'",
                "6, 'F', 'bytes', NULL, 'INFO', CAST('2024-01-09 15:00:00' AS BLOB), '2024-01-01 16:00:00'",
                "7, 'G', 'last', NULL, 'INFO', '2024-01-02 17:00:00', '2024-01-02 17:00:00'");
        try (Storage target = target()) {
            assertThat(events(LegacyImport.of(file).run(target)))
                    .isEqualTo(new TableCounts("system_events", 7, 7, 0, 0, 0));
            assertThat(events(LegacyImport.of(file).inChunksOf(SMALL).run(target)))
                    .isEqualTo(new TableCounts("system_events", 7, 0, 7, 0, 0));
            assertThat(target.systemEvents().findLatest(EventFilter.ALL, 9))
                    .extracting(event -> event.value().eventType())
                    .containsExactly("C", "E", "G", "A", "B", "F", "D");
        }
    }

    @Test
    @DisplayName("equal events stay as many as they were, also if only one of them has its own time of creation")
    void equal() throws Exception {
        Path file = file(
                "1, 'X', 'same', NULL, 'INFO', '2024-01-02 09:00:00', '2024-01-02 09:00:00'",
                "2, 'Y', 'a', NULL, 'INFO', '2024-01-02 10:00:00', '2024-01-02 10:00:00'",
                "3, 'Y', 'b', NULL, 'INFO', '2024-01-02 11:00:00', '2024-01-02 11:00:00'",
                "4, 'X', 'same', NULL, 'INFO', '2024-01-02 16:00:00', '2024-01-02 09:00:00'",
                "5, 'Z', 'c', NULL, 'INFO', '2024-01-02 17:00:00', '2024-01-02 17:00:00'");
        try (Storage target = target()) {
            assertThat(events(LegacyImport.of(file).inChunksOf(SMALL).run(target)))
                    .isEqualTo(new TableCounts("system_events", 5, 5, 0, 0, 0));
            assertThat(target.systemEvents().findLatest(EventFilter.ALL.withEventType("X"), 9))
                    .hasSize(2)
                    .extracting(Stored::createdAt)
                    .containsOnly(Instant.parse("2024-01-02T09:00:00Z"));
            assertThat(events(LegacyImport.of(file).inChunksOf(SMALL).run(target))
                            .taken())
                    .isZero();
        }
    }
}
