package dev.barkeep.storage.cli.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.model.DailyData;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyImportCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Of generation D, with one row that cannot be stored. */
    @BeforeEach
    void makeFormerFile() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("former.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "CREATE TABLE daily_data (ticker TEXT, date TEXT, open REAL, high REAL, low REAL, close REAL,"
                        + " volume INTEGER, dividends REAL, stock_splits REAL, created_at TIMESTAMP,"
                        + " updated_at TIMESTAMP, PRIMARY KEY (ticker, date))",
                "CREATE TABLE intraday_data (ticker TEXT, datetime TEXT, open REAL, high REAL, low REAL, close REAL,"
                        + " volume INTEGER, created_at TIMESTAMP, updated_at TIMESTAMP, PRIMARY KEY (ticker, datetime))",
                "CREATE TABLE metadata (ticker TEXT PRIMARY KEY, company_name TEXT, sector TEXT, industry TEXT,"
                        + " market_cap REAL, last_updated TIMESTAMP, created_at TIMESTAMP, updated_at TIMESTAMP)",
                "CREATE TABLE signal_history (id INTEGER PRIMARY KEY AUTOINCREMENT, ticker TEXT, date TEXT,"
                        + " signal_type TEXT, signal_value REAL, confidence REAL, created_at TIMESTAMP)",
                "INSERT INTO daily_data VALUES ('aapl', '2024-01-02', 187.15, 188.44, 183.89, 185.64, 82488700, 0, 0,"
                        + " '2024-01-03 08:00:00', '2024-01-03 08:00:00')",
                "INSERT INTO daily_data VALUES ('AAPL', '2024-01-03', NULL, 1, 1, 1, 1, 0, 0,"
                        + " '2024-01-03 08:00:00', '2024-01-03 08:00:00')"
            }) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void takesAFileOverAndReports() throws Exception {
        Tool tool = Tool.in(folder).with("DATABASE_URL", "sqlite:///market.db");

        Tool.Run run = tool.run("legacy", "import", "former.db").done();

        assertThat(run.err()).contains("former.db is of generation D");
        assertThat(run.out()).contains("daily_data", "open", "2024-01-03");
        try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("market.db")))) {
            assertThat(storage.dailyData()
                            .find("AAPL", LocalDate.of(2024, 1, 2))
                            .map(DailyData::close))
                    .contains(new BigDecimal("185.64000000"));
            assertThat(storage.dailyData().find("AAPL", LocalDate.of(2024, 1, 3)))
                    .isEmpty();
        }

        tool.run("legacy", "import", "former.db", "--format=json", "--report=report.json")
                .done();
        assertThat(folder.resolve("report.json")).content().contains("\"taken\" : 0", "\"merged\" : 1");
        tool.run("legacy", "import", "former.db", "--report=report.json").refused(2, "report.json exists already");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void makesNoDatabaseForAFileThatIsNone() throws Exception {
        Files.writeString(folder.resolve("text.db"), "no database at all, but long enough to be looked at");

        Tool.Run run = Tool.in(folder).run("legacy", "import", "text.db", "--url=sqlite:///market.db");

        run.refused(4, "text.db");
        assertThat(folder.resolve("market.db")).doesNotExist();
    }
}
