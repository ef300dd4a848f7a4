package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the data manager: four tables, and intraday bars of which none tells how long it is. */
class LegacyDataManagerTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("its four tables are taken; a bar whose length nothing tells is refused until it is stated")
    void fourTables() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-d.sql", "awkward-d.sql");
        try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")))) {
            LegacyReport first = LegacyImport.of(file).run(storage);

            assertThat(first.generation()).isEqualTo(LegacyGeneration.DATA_MANAGER);
            assertThat(first.tables())
                    .containsExactly(
                            new TableCounts("daily_data", 2, 1, 0, 1, 1),
                            new TableCounts("intraday_data", 1, 0, 0, 1, 0),
                            new TableCounts("metadata", 1, 1, 0, 0, 0),
                            new TableCounts("signal_history", 1, 1, 0, 0, 0));
            assertThat(first.refusals()).extracting(RowNote::field).containsExactly("open", "bar_interval");
            assertThat(first.notTaken()).isEmpty();

            LegacyOptions hourly = LegacyOptions.DEFAULT.withInterval(BarInterval.ONE_HOUR);
            assertThat(LegacyImport.of(file, hourly).run(storage).tables())
                    .contains(
                            new TableCounts("daily_data", 2, 0, 1, 1, 1),
                            new TableCounts("intraday_data", 1, 1, 0, 0, 0));
            assertThat(storage.dailyData()
                            .find("SHIB-USD", LocalDate.of(2025, 11, 20))
                            .orElseThrow()
                            .close())
                    .isEqualTo("0.00000860");
            Instant fetched = Instant.parse("2025-11-26T16:05:12.001037Z");
            assertThat(storage.metadata().timestamps("AAPL"))
                    .as("its facts were written when they were fetched")
                    .contains(new Timestamps(fetched, fetched));
            assertThat(storage.signalHistory()
                            .search(SignalFilter.ALL, PageRequest.first(1))
                            .rows())
                    .singleElement()
                    .satisfies(signal -> assertThat(signal.createdAt()).isEqualTo("2025-11-24T15:00:00.123456Z"));
        }
    }
}
