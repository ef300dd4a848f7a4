package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.SchemaRules;
import dev.barkeep.storage.testservers.ServerKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest extends SchemaRules {

    PostgresSchemaTest() {
        super(ServerKind.POSTGRESQL, new PostgresDialect());
    }

    /** Sequences and indexes as well. */
    @Override
    protected List<String> contents() {
        return server.query(
                database,
                "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " AND relname NOT LIKE 'storage_changelog%'");
    }

    @Test
    @DisplayName("the main queries on 100,000 rows are answered from an index, without sorting")
    void indexes() {
        open().close();
        for (String sql : List.of(
                "INSERT INTO signal_history (ticker, date, signal_type, confidence, created_at, updated_at)"
                        + " SELECT 'T' || n % 500, DATE '2024-01-01' + n / 500, 'S' || n % 4, 0.5, now(), now()"
                        + " FROM generate_series(1, 100000) n",
                "INSERT INTO daily_data (ticker, date, open, high, low, close, volume, created_at, updated_at)"
                        + " SELECT 'T' || n % 500, DATE '2024-01-01' + n / 500, 1, 1, 1, 1, 1, now(), now()"
                        + " FROM generate_series(1, 100000) n",
                "INSERT INTO system_events (event_type, description, severity, created_at, updated_at)"
                        + " SELECT 'E' || n % 100, 'x', 'INFO', now(), now() FROM generate_series(1, 100000) n",
                "ANALYZE signal_history, daily_data, system_events")) {
            server.query(database, sql);
        }
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
                .allSatisfy(sql -> assertThat(server.query(database, "EXPLAIN " + sql))
                        .as(sql)
                        .noneMatch(step -> step.contains("Sort") || step.contains("Seq Scan"))
                        .anyMatch(step -> step.contains("Index")));
    }
}
