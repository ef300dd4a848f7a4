package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.migration.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables as other programs see them, and the scripts that make them. */
class PostgresSchemaTest {

    private final TestServer server = TestServer.of(ServerKind.POSTGRESQL);
    private final String schema = server.newDatabase();

    @BeforeEach
    void make() {
        Storages.open(StorageConfig.fromMap(Map.of("DATABASE_URL", server.url(schema), "DB_POOL_SIZE", "1")))
                .close();
    }

    private List<String> query(String... statements) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + schema);
            for (String sql : statements) {
                lines.clear();
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            lines.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return lines;
    }

    @Test
    @DisplayName("every script has an undo and ends each statement, and undoing all leaves nothing")
    void scripts() throws Exception {
        Migrations migrations = new Migrations(PostgresDialect.class);
        List<Change> changes = migrations.getMigrations();
        for (int i = changes.size() - 1; i >= 0; i--) {
            String undo = text(migrations.getScriptReader(changes.get(i), true)).strip();
            assertThat(text(migrations.getScriptReader(changes.get(i), false)).strip())
                    .endsWith(";");
            assertThat(undo).endsWith(";");
            query(undo);
        }
        assertThat(query("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " AND relname NOT LIKE 'storage_changelog%'"))
                .isEmpty();
    }

    @Test
    @DisplayName("the main queries on 100,000 rows are answered from an index, without sorting")
    void indexes() throws SQLException {
        query(
                "INSERT INTO signal_history (ticker, date, signal_type, confidence, created_at, updated_at)"
                        + " SELECT 'T' || n % 500, DATE '2024-01-01' + n / 500, 'S' || n % 4, 0.5, now(), now()"
                        + " FROM generate_series(1, 100000) n",
                "INSERT INTO daily_data (ticker, date, open, high, low, close, volume, created_at, updated_at)"
                        + " SELECT 'T' || n % 500, DATE '2024-01-01' + n / 500, 1, 1, 1, 1, 1, now(), now()"
                        + " FROM generate_series(1, 100000) n",
                "INSERT INTO system_events (event_type, description, severity, created_at, updated_at)"
                        + " SELECT 'E' || n % 100, 'x', 'INFO', now(), now() FROM generate_series(1, 100000) n",
                "ANALYZE signal_history, daily_data, system_events");
        String columns = "SELECT ticker, date FROM signal_history WHERE ";
        String order = " ORDER BY date DESC, id DESC LIMIT 10";
        assertThat(List.of(
                        columns + "ticker = 'T7' AND date <= '2024-03-01' AND (date < '2024-03-01' OR id < 9)" + order,
                        columns + "signal_type = 'S1' AND date >= '2024-03-01'" + order,
                        columns + "date >= '2024-03-01' AND date < '2024-04-01'" + order,
                        "SELECT ticker FROM daily_data WHERE ticker = 'T7' AND date <= '2024-03-01'"
                                + " ORDER BY date DESC LIMIT 1",
                        "SELECT id FROM system_events WHERE event_type = 'E7' ORDER BY id DESC LIMIT 5",
                        "SELECT id FROM signal_history WHERE created_at < '2020-01-01'"))
                .allSatisfy(sql -> assertThat(query("EXPLAIN " + sql))
                        .as(sql)
                        .noneMatch(step -> step.contains("Sort") || step.contains("Seq Scan"))
                        .anyMatch(step -> step.contains("Index")));
    }

    private static String text(Reader script) throws IOException {
        try (BufferedReader lines = new BufferedReader(script)) {
            return String.join(
                    "\n", lines.lines().filter(line -> !line.startsWith("--")).toList());
        }
    }
}
