package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Timestamps;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of which the file does not say when they were stored, and times whose zone it does not say. */
class LegacyUndatedTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    @TempDir
    Path folder;

    private Storage storage;

    @BeforeEach
    void open() {
        storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private Path file(String name, int value, String updated) throws Exception {
        Path file = FormerFile.of(folder.resolve(name), "tables-c.sql");
        FormerFile.execute(
                file,
                "INSERT INTO daily_data VALUES ('A', '2024-01-02', 1, 1, 1, 1, " + value + ", 0, 0, " + updated + ")",
                "INSERT INTO intraday_data VALUES ('A', '2024-01-02 10:00:00', 1, 1, 1, 1, " + value + ", " + updated
                        + "), ('A', '2024-01-02 10:01:00', 1, 1, 1, 1, " + value + ", " + updated + ")",
                "INSERT INTO metadata VALUES ('A', '" + value + "', NULL, NULL, NULL, " + updated + ")",
                "INSERT INTO portfolio_positions VALUES ('A', " + value + ", NULL, " + updated + ")");
        return file;
    }

    private String values() {
        return storage.dailyData().find("A", DAY).orElseThrow().volume() + " "
                + storage.intradayData()
                        .findLatest(new IntradaySeries("A", BarInterval.ONE_MINUTE), 1)
                        .get(0)
                        .volume()
                + " " + storage.metadata().find("A").orElseThrow().companyName() + " "
                + storage.portfolioPositions().find("A").orElseThrow().shares().intValueExact();
    }

    @Test
    @DisplayName("a row without times is older than a dated one of another file, whichever comes first")
    void otherFile() throws Exception {
        Path undated = file("undated.db", 1, "NULL");
        Path dated = file("dated.db", 2, "'2024-01-03 10:00:00'");

        LegacyReport report = LegacyImport.of(undated).run(storage);
        assertThat(values()).isEqualTo("1 1 1 1");
        assertThat(report.replaced())
                .extracting(note -> note.table() + ": " + note.field() + ": " + note.reason())
                .contains(
                        "daily_data: updated_at: is not known; the start of its day was taken",
                        "intraday_data: updated_at: is not known; the start of its day was taken",
                        "metadata: updated_at: is not known; 1970-01-01 was taken, so that any other is later",
                        "portfolio_positions: updated_at: is not known; 1970-01-01 was taken, so that any other is"
                                + " later");
        Instant start = Instant.parse("2024-01-02T00:00:00Z");
        assertThat(storage.dailyData().timestamps("A", DAY)).contains(new Timestamps(start, start));
        assertThat(storage.portfolioPositions().timestamps("A")).contains(new Timestamps(Instant.EPOCH, Instant.EPOCH));

        LegacyImport.of(dated).run(storage);
        assertThat(values()).isEqualTo("2 2 2 2");

        LegacyImport.of(undated).run(storage);
        assertThat(values()).isEqualTo("2 2 2 2");
    }

    @Test
    @DisplayName("in one file a row without times gives way to any dated twin, however early that was written")
    void sameFile() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "INSERT INTO daily_data VALUES ('A', '2024-01-02', 1, 1, 1, 1, 2, 0, 0, '2023-01-01 10:00:00')",
                "INSERT INTO daily_data VALUES ('a', '2024-01-02', 1, 1, 1, 1, 1, 0, 0, NULL)");

        LegacyImport.of(file).run(storage);

        assertThat(storage.dailyData().find("A", DAY).orElseThrow().volume()).isEqualTo(2);
    }

    @Test
    @DisplayName("when a company's facts were fetched is read as the other timestamps: without a fraction in UTC")
    void lastUpdated() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "INSERT INTO metadata (ticker, last_updated) VALUES ('SQLITE', '2024-01-02 10:00:00')",
                "INSERT INTO metadata (ticker, last_updated) VALUES ('LOCAL', '2024-01-02 10:00:00.000000')");

        LegacyImport.of(file, LegacyOptions.DEFAULT.withZone(ZoneId.of("America/New_York")))
                .run(storage);

        assertThat(storage.metadata().find("SQLITE").orElseThrow().lastUpdated())
                .isEqualTo("2024-01-02T10:00:00Z");
        assertThat(storage.metadata().find("LOCAL").orElseThrow().lastUpdated()).isEqualTo("2024-01-02T15:00:00Z");
    }
}
