package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.OtherTable;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the ORM: ids, doubled rows, and users. */
class LegacyOrmTest {

    @TempDir
    Path folder;

    private Path file;
    private Storage storage;

    @BeforeEach
    void open() throws Exception {
        file = FormerFile.of(folder.resolve("orm.db"), "tables-e.sql", "tables-users.sql", "awkward-e.sql");
        storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("doubled rows are merged into the latest, rows of absent users refused, tables of users named")
    void doubled() {
        LegacyReport first = LegacyImport.of(file).run(storage);
        LegacyReport second = LegacyImport.of(file).run(storage);

        assertThat(first.tables())
                .containsExactly(
                        new TableCounts("daily_data", 4, 2, 2, 0, 0),
                        new TableCounts("intraday_data", 3, 2, 1, 0, 0),
                        new TableCounts("metadata", 2, 1, 1, 0, 0),
                        new TableCounts("signal_history", 2, 1, 0, 1, 0),
                        new TableCounts("portfolio_performance", 1, 1, 0, 0, 0),
                        new TableCounts("portfolio_positions", 4, 2, 1, 1, 0),
                        new TableCounts("system_events", 1, 1, 0, 0, 0));
        assertThat(second.tables()).extracting(TableCounts::taken).containsOnly(0L);
        assertThat(first.refusals())
                .extracting(RowNote::key, RowNote::value)
                .containsExactly(
                        tuple("ticker = 'AAPL', date = '2024-01-02', row 2", "99"),
                        tuple("ticker = 'MSFT', row 3", "99"));
        assertThat(first.notTaken())
                .containsExactly(
                        new OtherTable("api_keys", 0),
                        new OtherTable("permissions", 0),
                        new OtherTable("role_permissions", 0),
                        new OtherTable("roles", 2),
                        new OtherTable("system_audit_logs", 0),
                        new OtherTable("user_audit_logs", 0),
                        new OtherTable("users", 1));
        assertThat(storage.dailyData()
                        .find("AAPL", LocalDate.of(2024, 1, 2))
                        .orElseThrow()
                        .open())
                .isEqualTo("187.16000000");
        assertThat(storage.dailyData().timestamps("AAPL", LocalDate.of(2024, 1, 2)))
                .contains(new Timestamps(Instant.parse("2024-01-02T20:05:13Z"), Instant.parse("2024-01-03T21:05:13Z")));
        assertThat(storage.portfolioPositions().list())
                .containsExactly(
                        new PortfolioPosition("AAPL", BigDecimal.valueOf(7)),
                        new PortfolioPosition("JPM", BigDecimal.ONE));
    }

    @Test
    @DisplayName("what belongs to several users is refused unless one is named; bars are everybody's")
    void severalUsers() throws Exception {
        FormerFile.execute(
                file,
                "INSERT INTO users VALUES (2, 'bob', 'bob@example.org', 'x', 1)",
                "INSERT INTO portfolio_positions VALUES (5, 2, 'AAPL', 11, '2025-01-02 21:05:13', '2025-01-02 21:05:13')");

        LegacyReport unnamed = LegacyImport.of(file).run(storage);

        assertThat(unnamed.tables())
                .contains(
                        new TableCounts("daily_data", 4, 2, 2, 0, 0),
                        new TableCounts("signal_history", 2, 0, 0, 2, 0),
                        new TableCounts("portfolio_positions", 5, 1, 0, 4, 0));
        assertThat(unnamed.refusals())
                .anySatisfy(note -> assertThat(note.reason())
                        .contains("must be the only user of the file, or named by the option user; there are 1, 2"));

        LegacyReport named =
                LegacyImport.of(file, LegacyOptions.DEFAULT.withUser("2")).run(storage);
        assertThat(named.tables()).contains(new TableCounts("portfolio_positions", 5, 1, 1, 3, 0));
        assertThat(storage.portfolioPositions().find("AAPL"))
                .contains(new PortfolioPosition("AAPL", BigDecimal.valueOf(11)));

        LegacyReport absent =
                LegacyImport.of(file, LegacyOptions.DEFAULT.withUser("99")).run(storage);
        assertThat(absent.tables()).contains(new TableCounts("signal_history", 2, 1, 0, 1, 0));
    }
}
