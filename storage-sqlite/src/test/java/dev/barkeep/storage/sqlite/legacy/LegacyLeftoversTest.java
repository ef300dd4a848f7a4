package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.OtherTable;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a storage has no place for, and tables that are built otherwise. */
class LegacyLeftoversTest {

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

    @Test
    @DisplayName("each column that nothing reads is named with the number of its values")
    void columns() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "ALTER TABLE daily_data ADD COLUMN Adj_Close REAL",
                "ALTER TABLE daily_data ADD COLUMN \"no \"\"data\"\"\" TEXT",
                "INSERT INTO daily_data (ticker, date, adj_close) VALUES ('A', '2024-01-02', 187.3), ('B', NULL, 1),"
                        + " ('C', NULL, NULL)",
                "ALTER TABLE signal_history ADD COLUMN user_id INTEGER",
                "INSERT INTO signal_history (user_id) VALUES (1)");

        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(report.toText().lines())
                .containsSubsequence(
                        "Columns not taken, as a storage has no place for them (3)",
                        "  daily_data.adj_close: 2 values",
                        "  daily_data.no \"data\": 0 values",
                        "  signal_history.user_id: 1 value");
        assertThat(report.toJson().replaceAll("\\s", ""))
                .contains("\"columns_not_taken\":[{\"table\":\"daily_data\",\"column\":\"adj_close\",\"values\":2},");
    }

    @Test
    @DisplayName("of an ORM file the users of bars are named as not taken, those of signals are looked at")
    void users() throws Exception {
        Path file = FormerFile.of(folder.resolve("orm.db"), "tables-e.sql", "tables-users.sql", "awkward-e.sql");

        assertThat(LegacyImport.of(file).run(storage).toText().lines())
                .containsSubsequence(
                        "Columns not taken, as a storage has no place for them (2)",
                        "  daily_data.user_id: 3 values",
                        "  intraday_data.user_id: 3 values");
    }

    @Test
    @DisplayName("a table is counted by its name as it is written, also if that has capitals beyond ASCII")
    void names() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "CREATE TABLE \"ÜBERSICHT\" (Größe)",
                "INSERT INTO \"ÜBERSICHT\" VALUES (1), (2)",
                "ALTER TABLE trade_log RENAME TO Trade_Log2",
                "ALTER TABLE metadata RENAME TO m",
                "ALTER TABLE m RENAME TO MetaData");

        assertThat(LegacyImport.of(file).run(storage).notTaken())
                .containsExactly(new OtherTable("Trade_Log2", 0), new OtherTable("ÜBERSICHT", 2));
    }

    @Test
    @DisplayName("a table without row numbers is read in the order of its key")
    void withoutRowid() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "DROP TABLE portfolio_positions",
                "CREATE TABLE portfolio_positions (shares REAL, ticker TEXT PRIMARY KEY) WITHOUT ROWID",
                "INSERT INTO portfolio_positions VALUES (1, 'a'), (2, 'B'), (3, 'A'), (-1, 'C')",
                "DROP TABLE intraday_data",
                "CREATE TABLE intraday_data (ticker TEXT, datetime TEXT, open, high, low, close, volume,"
                        + " PRIMARY KEY (ticker, datetime)) WITHOUT ROWID",
                "INSERT INTO intraday_data VALUES ('A', '2024-01-02 10:00:00', 1, 1, 1, 1, 1),"
                        + " ('A', '2024-01-02 10:01:00', 1, 1, 1, 1, 1)");

        LegacyReport report = LegacyImport.of(file).run(storage);

        assertThat(report.tables())
                .contains(
                        new TableCounts("intraday_data", 2, 2, 0, 0, 0),
                        new TableCounts("portfolio_positions", 4, 2, 1, 1, 0));
        assertThat(report.refusals())
                .singleElement()
                .satisfies(note -> assertThat(note.key()).isEqualTo("ticker = 'C'"));
        assertThat(storage.portfolioPositions().find("A").orElseThrow().shares())
                .as("the later of the order of the key")
                .isEqualTo("1.00000000");
    }
}
