package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.migration.Migration;
import dev.barkeep.storage.mybatis.migration.Migrations;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;

/** The tables as other programs see them, and the scripts that make them. */
class SqliteSchemaTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("schema.db");
        try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + file))) {
            BigDecimal price = new BigDecimal("187.15");
            storage.dailyData()
                    .saveAll(List.of(
                            new DailyData(
                                    "AAPL", LocalDate.of(2024, 1, 2), price, price, new BigDecimal("-0.5"), price, 7),
                            new DailyData("OLD", FieldRules.MIN_DATE, price, price, price, price, 0)));
            storage.intradayData()
                    .saveAll(List.of(
                            bar(Instant.parse("1969-12-31T23:59:59.999999Z"), price),
                            bar(FieldRules.MIN_INSTANT, price),
                            bar(FieldRules.MAX_INSTANT, price)));
            storage.metadata()
                    .save(new Metadata("AAPL", "Apple", null, null, new BigDecimal("2900000000000.25"), null));
        }
    }

    private static IntradayData bar(Instant at, BigDecimal price) {
        return new IntradayData("AAPL", BarInterval.ONE_MINUTE, at, price, price, price, price, 1);
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> line = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", line));
            }
            return lines;
        }
    }

    @Test
    @DisplayName("other tools see plain decimals and ISO times, and can compare them as numbers")
    void readableViews() throws SQLException {
        assertThat(
                        query(
                                "SELECT ticker, date, open, low, volume FROM daily_data_readable WHERE CAST(open AS REAL) > 100"))
                .containsExactly("AAPL|2024-01-02|187.15|-0.5|7", "OLD|0001-01-01|187.15|187.15|0");
        assertThat(query("SELECT datetime FROM intraday_data_readable ORDER BY datetime"))
                .containsExactly(
                        "0001-01-01T00:00:00.000000Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z");
        assertThat(query("SELECT market_cap, sector, last_updated FROM metadata_readable"))
                .containsExactly("2900000000000.25|null|null");
        assertThat(query("SELECT created_at FROM daily_data_readable WHERE ticker = 'AAPL'"))
                .allSatisfy(time -> assertThat(Instant.parse(time)).isBefore(Instant.now()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0, 0",
        "1, 0.00000001",
        "-1, -0.00000001",
        "-50000000, -0.5",
        "-150000000, -1.5",
        "10000000000, 100",
        "-10000000000, -100",
        "999999999999999999, 9999999999.99999999",
        "-999999999999999999, -9999999999.99999999",
    })
    @DisplayName("people see every digit of a decimal, and no superfluous ones")
    void exactDecimals(long scaled, String shown) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE daily_data SET close = " + scaled + ", dividends = " + scaled);
            statement.execute("INSERT INTO portfolio_performance (date, portfolio_value, daily_return, volatility,"
                    + " created_at, updated_at) VALUES (0, 999999999999999999, " + scaled + ", 0, 0, 0)");
        }
        assertThat(query("SELECT close, dividends, stock_splits FROM daily_data_readable WHERE ticker = 'AAPL'"))
                .containsExactly(shown + "|" + shown + "|null");
        assertThat(query("SELECT portfolio_value, daily_return, sharpe_ratio FROM portfolio_performance_readable"))
                .containsExactly("99999999999999.9999|" + shown + "|null");
    }

    @Test
    @DisplayName("there is a readable view of every table, with its columns")
    void everyTableHasAView() throws SQLException {
        for (String table : query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                + " AND name <> 'storage_changelog'")) {
            String columns = "SELECT name FROM pragma_table_info('" + table;
            assertThat(query(columns + "_readable')"))
                    .as(table)
                    .containsExactlyInAnyOrderElementsOf(query(columns + "')"));
        }
        assertThat(query("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name"))
                .isEqualTo(query("SELECT name || '_readable' FROM sqlite_schema WHERE type = 'table'"
                        + " AND name NOT LIKE 'sqlite%' AND name <> 'storage_changelog' ORDER BY name"))
                .hasSize(7);
    }

    @Test
    @DisplayName("undoing all scripts, newest first, leaves nothing")
    void scripts() throws SQLException {
        List<Migration> migrations =
                new ArrayList<>(Migrations.of(new SqliteDialect()).all());
        Collections.reverse(migrations);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (Migration migration : migrations) {
                for (String sql : migration.undoStatements()) {
                    statement.execute(sql);
                }
            }
        }
        assertThat(query(
                        "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' AND name <> 'storage_changelog'"))
                .isEmpty();
        assertThat(query("PRAGMA application_id")).containsExactly("0");
    }

    @Test
    @DisplayName("what interrupts the making of the tables is told, also if SQLite has rolled back by itself")
    void interrupted() throws SQLException {
        boolean interrupted = true;
        int told = 0;
        for (int step = 1; interrupted; step += 20) {
            AtomicInteger left = new AtomicInteger(step);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                ProgressHandler.setHandler(connection, 10, new ProgressHandler() {
                    @Override
                    protected int progress() {
                        return left.decrementAndGet() == 0 ? 1 : 0;
                    }
                });
                DatabaseSchema schema = new DatabaseSchema(new SqliteDialect(), ":memory:");
                Throwable failure = catchThrowable(() -> schema.migrate(connection, Duration.ZERO));
                interrupted = left.get() <= 0;
                if (interrupted && failure == null) {
                    // The driver looks before a statement whether a transaction is on, and shrugs off what stops that
                    // look.
                    assertThat(schema.isCurrent(connection)).isTrue();
                } else if (interrupted) {
                    told++;
                    assertThat(failure)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(SqliteErrors.primary(e))
                                            .isEqualTo(SQLiteErrorCode.SQLITE_INTERRUPT));
                } else {
                    assertThat(failure).isNull();
                    assertThat(told).isGreaterThan(5);
                }
            }
        }
    }

    @Test
    @DisplayName("the main queries are answered from an index, without sorting")
    void indexes() throws SQLException {
        String columns = "SELECT ticker, date FROM signal_history WHERE ";
        String order = " ORDER BY date DESC, id DESC LIMIT 10";
        assertThat(List.of(
                        columns + "ticker = 'A' AND date <= 5 AND (date < 5 OR id < 9)" + order,
                        columns + "signal_type = 'A' AND date >= 5" + order,
                        columns + "date >= 5 AND date < 9" + order,
                        "SELECT ticker FROM daily_data WHERE ticker = 'A' AND date <= 5 ORDER BY date DESC LIMIT 1",
                        "SELECT ticker FROM intraday_data WHERE ticker = 'A' AND bar_interval = 60 AND datetime >= 5"
                                + " ORDER BY datetime",
                        "SELECT id FROM system_events WHERE event_type = 'A' ORDER BY id DESC LIMIT 5",
                        "SELECT id FROM portfolio_performance ORDER BY date DESC, id DESC LIMIT 1"))
                .allSatisfy(sql -> assertThat(query("EXPLAIN QUERY PLAN " + sql))
                        .as(sql)
                        .noneMatch(step -> step.contains("TEMP B-TREE"))
                        .allMatch(step -> step.contains("USING")));
        assertThat(query("EXPLAIN QUERY PLAN SELECT id FROM system_events WHERE event_type = 'A' AND severity = 'B'"
                        + " ORDER BY id DESC LIMIT 5"))
                .singleElement()
                .asString()
                .contains("USING COVERING INDEX system_events_type_severity (event_type=? AND severity=?)");
    }
}
