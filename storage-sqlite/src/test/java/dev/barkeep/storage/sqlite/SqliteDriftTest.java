package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.tck.drift.Damage;
import dev.barkeep.storage.tck.drift.DriftTck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDriftTest extends DriftTck {

    @TempDir
    Path folder;

    @Override
    protected Database newDatabase() {
        Path file = folder.resolve(UUID.randomUUID() + ".db");
        return new Database() {
            @Override
            public StorageConfig config() {
                return StorageConfig.builder()
                        .url("sqlite:///" + file)
                        .poolSize(1)
                        .maxOverflow(1)
                        .build();
            }

            @Override
            public void execute(List<String> statements) throws SQLException {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                    connection.commit();
                }
            }
        };
    }

    @Override
    protected boolean commitsEachStatement() {
        return false;
    }

    private static @Nullable String view(Table<?> table) {
        return new SqliteCatalogue().expected(table).view();
    }

    private static SchemaDifference noView(Table<?> table) {
        return difference(Kind.VIEW, table.name(), null, view(table), null);
    }

    /** Changes what SQLite has no statement for; what is stored has to fit. */
    private static Damage edited(String table, String from, String to, SchemaDifference... differences) {
        return new Damage(
                List.of(
                        "PRAGMA writable_schema = ON",
                        "UPDATE sqlite_schema SET sql = replace(sql, '" + from + "', '" + to + "') WHERE name = '"
                                + table + "'",
                        "PRAGMA writable_schema = RESET"),
                List.of(differences),
                Map.of());
    }

    /** Makes a table anew, with its rows, and without its view. */
    private static Damage made(String table, String contents, SchemaDifference... differences) {
        return new Damage(
                List.of(
                        "DROP VIEW " + table + "_readable",
                        "ALTER TABLE " + table + " RENAME TO was",
                        "CREATE TABLE " + table + " " + contents,
                        "INSERT INTO " + table + " SELECT * FROM was",
                        "DROP TABLE was"),
                List.of(differences),
                Map.of());
    }

    @Override
    protected List<Damage> damages() {
        String position = "(ticker TEXT NOT NULL, shares INTEGER NOT NULL, created_at INTEGER NOT NULL,"
                + " updated_at INTEGER NOT NULL";
        List<Damage> damages = new ArrayList<>(List.of(
                edited(
                        "portfolio_positions",
                        "shares INTEGER",
                        "shares TEXT",
                        difference(Kind.COLUMN_TYPE, "portfolio_positions", "shares", "INTEGER", "TEXT")),
                made(
                        "system_events",
                        "(id INTEGER NOT NULL PRIMARY KEY, event_type TEXT NOT NULL, description TEXT NOT NULL,"
                                + " details TEXT, severity TEXT NOT NULL, created_at INTEGER NOT NULL,"
                                + " updated_at INTEGER NOT NULL) STRICT",
                        difference(Kind.COLUMN_TYPE, "system_events", "id", SqliteCatalogue.NUMBERED, "INTEGER"),
                        difference(
                                Kind.MISSING_INDEX, "system_events", "system_events_event_type", "(event_type)", null),
                        difference(Kind.MISSING_INDEX, "system_events", "system_events_severity", "(severity)", null),
                        difference(
                                Kind.MISSING_INDEX,
                                "system_events",
                                "system_events_type_severity",
                                "(event_type, severity)",
                                null),
                        difference(
                                Kind.MISSING_INDEX, "system_events", "system_events_created_at", "(created_at)", null),
                        noView(Tables.SYSTEM_EVENTS)),
                edited(
                        "metadata",
                        "company_name TEXT",
                        "company_name TEXT NOT NULL",
                        difference(Kind.NULLABILITY, "metadata", "company_name", "NULL", "NOT NULL")),
                edited(
                        "daily_data",
                        "volume INTEGER NOT NULL",
                        "volume INTEGER",
                        difference(Kind.NULLABILITY, "daily_data", "volume", "NOT NULL", "NULL")),
                edited(
                        "signal_history",
                        "regime TEXT",
                        "regime TEXT COLLATE nocase",
                        difference(Kind.COLLATION, "signal_history", "regime", "", "NOCASE")),
                made(
                        "portfolio_positions",
                        position + ", PRIMARY KEY (shares, ticker)) STRICT, WITHOUT ROWID",
                        difference(
                                Kind.PRIMARY_KEY,
                                "portfolio_positions",
                                null,
                                "PRIMARY KEY (ticker)",
                                "PRIMARY KEY (shares, ticker)"),
                        noView(Tables.PORTFOLIO_POSITIONS)),
                made(
                        "portfolio_positions",
                        position + ", UNIQUE (shares, ticker))",
                        difference(Kind.PRIMARY_KEY, "portfolio_positions", null, "PRIMARY KEY (ticker)", ""),
                        difference(
                                Kind.EXTRA_INDEX,
                                "portfolio_positions",
                                "sqlite_autoindex_portfolio_positions_1",
                                null,
                                "UNIQUE CONSTRAINT (shares, ticker)"),
                        difference(Kind.TABLE_OPTIONS, "portfolio_positions", null, "STRICT, WITHOUT ROWID", ""),
                        noView(Tables.PORTFOLIO_POSITIONS)),
                Damage.of(
                        "DROP INDEX signal_history_date",
                        difference(Kind.MISSING_INDEX, "signal_history", "signal_history_date", "(date)", null)),
                Damage.of(
                                "DROP INDEX signal_history_date",
                                difference(
                                        Kind.INDEX,
                                        "signal_history",
                                        "signal_history_date",
                                        "(date)",
                                        "(confidence, date DESC)"))
                        .and("CREATE INDEX signal_history_date ON signal_history (confidence, date DESC)"),
                Damage.of(
                        "CREATE INDEX \"Odd \"\"Index\" ON daily_data (abs(volume), close) WHERE volume > 5",
                        difference(
                                Kind.EXTRA_INDEX,
                                "daily_data",
                                "Odd \"Index",
                                null,
                                "(abs(volume), close) WHERE volume > 5"))));
        damages.addAll(List.of(
                Damage.of(
                        "CREATE UNIQUE INDEX one_a_day ON daily_data (date, ticker COLLATE NOCASE)",
                        difference(
                                Kind.EXTRA_INDEX,
                                "daily_data",
                                "one_a_day",
                                null,
                                "UNIQUE (date, ticker COLLATE NOCASE)")),
                Damage.of(
                        "ALTER TABLE metadata ADD COLUMN \"order\" TEXT COLLATE RTRIM",
                        difference(Kind.EXTRA_COLUMN, "metadata", "order", null, "TEXT COLLATE RTRIM NULL")),
                Damage.of(
                                "DROP VIEW metadata_readable",
                                difference(Kind.MISSING_COLUMN, "metadata", "sector", "TEXT NULL", null),
                                noView(Tables.METADATA))
                        .and("ALTER TABLE metadata DROP COLUMN sector"),
                Damage.of(
                                "DROP VIEW daily_data_readable",
                                difference(Kind.MISSING_COLUMN, "daily_data", "volume", "INTEGER NOT NULL", null),
                                noView(Tables.DAILY_DATA))
                        .and("ALTER TABLE daily_data DROP COLUMN volume")
                        .deciding("decide_value_of_daily_data_volume", "0"),
                Damage.of(
                                "DROP VIEW daily_data_readable",
                                difference(
                                        Kind.VIEW,
                                        "daily_data",
                                        null,
                                        view(Tables.DAILY_DATA),
                                        "CREATE VIEW"
                                                + " daily_data_readable AS SELECT\n    ticker,\n    date\nFROM daily_data"))
                        .and("CREATE VIEW daily_data_readable AS SELECT ticker, date FROM daily_data"),
                Damage.of(
                                "DROP VIEW system_events_readable",
                                difference(Kind.MISSING_TABLE, "system_events", null, "a table", null))
                        .and("DROP TABLE system_events")));
        return damages;
    }

    @Test
    @DisplayName("a table that is made anew gives no number twice, not even that of a row which is gone")
    void numbersGoOn() throws Exception {
        Database database = newDatabase();
        SystemEvent event = new SystemEvent("START", "It began", null, "INFO");
        long last;
        try (Storage storage = Storages.open(database.config())) {
            last = storage.systemEvents().append(event).id();
        }
        database.execute(List.of(
                "DELETE FROM system_events",
                "DROP VIEW system_events_readable",
                "ALTER TABLE system_events RENAME TO was",
                "CREATE TABLE system_events (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL) STRICT",
                "DROP TABLE was",
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('system_events', " + last + ")"));
        try (Schema schema = Storages.schema(database.config())) {
            String up = schema.diff().migration().split("-- //@UNDO", -1)[0];
            database.execute(up.lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.collectingAndThen(
                            Collectors.joining("\n"),
                            text -> Stream.of(text.split(";\n"))
                                    .filter(statement -> !statement.isBlank())
                                    .map(statement -> statement.replaceAll("decide_value_of_\\w+", "1"))
                                    .toList())));
            assertThat(schema.verify()).isEmpty();
        }
        try (Storage storage = Storages.open(database.config())) {
            assertThat(storage.systemEvents().append(event).id()).isEqualTo(last + 1);
        }
    }
}
