package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.migration.SchemaDrift;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.ibatis.jdbc.ScriptRunner;
import org.apache.ibatis.migration.MigrationReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that are written from two descriptions, executed as migrations are, on tables with rows. */
class GeneratedMigrationTest {

    private static final String SQLITE = "SQLITE";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A database with rows in it. */
    private final class Filled {

        private final String kind;
        private final String url;
        private final String database;
        private final Catalogue catalogue;

        Filled(String kind) {
            this.kind = kind;
            if (kind.equals(SQLITE)) {
                database = folder.resolve("generated.db").toString();
                url = "sqlite:///" + database;
                catalogue = Dialects.catalogue("sqlite");
            } else {
                TestServer server = TestServer.of(ServerKind.valueOf(kind));
                database = server.newDatabase();
                url = server.url(database);
                catalogue = Dialects.catalogue(server.kind() == ServerKind.POSTGRESQL ? "postgresql" : "mysql");
            }
            fill();
        }

        private void fill() {
            BigDecimal one = BigDecimal.ONE;
            LocalDate day = LocalDate.of(2024, 1, 2);
            try (Storage storage = Storages.open(StorageConfig.fromUrl(url))) {
                storage.dailyData().save(new DailyData("A", day, one, one, one, new BigDecimal("0.00000001"), 7));
                storage.metadata().save(new Metadata("A", "Ä€😀", "Tech", null, one, null));
                storage.metadata().save(new Metadata("B", null, null, null, null, null));
                storage.signalHistory()
                        .add(SignalHistory.builder("A", day, "BUY", one)
                                .regime("calm")
                                .build());
                storage.portfolioPositions().save(new PortfolioPosition("A", one));
            }
        }

        private Connection connect() throws SQLException {
            return kind.equals(SQLITE)
                    ? DriverManager.getConnection("jdbc:sqlite:" + database)
                    : TestServer.of(ServerKind.valueOf(kind)).connect(database);
        }

        boolean commitsEachStatement() {
            return kind.startsWith("MYSQL") || kind.startsWith("MARIADB");
        }

        void run(String script, boolean undo) throws SQLException, IOException {
            try (Connection connection = connect()) {
                ScriptRunner runner = new ScriptRunner(connection);
                runner.setLogWriter(null);
                runner.setErrorLogWriter(null);
                runner.setStopOnError(true);
                runner.setAutoCommit(false);
                runner.runScript(new MigrationReader(
                        new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8.name(),
                        undo,
                        new Properties()));
                connection.commit();
            }
        }

        void is(List<Table<?>> tables) throws SQLException {
            try (Connection connection = connect()) {
                assertThat(new SchemaDrift(catalogue, tables).verify(connection))
                        .isEmpty();
            }
        }

        List<String> rows(List<Table<?>> tables, String without) throws SQLException {
            List<String> rows = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (Table<?> table : tables) {
                    String columns = table.allColumns().stream()
                            .map(Column::name)
                            .filter(name -> !name.equals(without))
                            .collect(Collectors.joining(", "));
                    try (ResultSet row =
                            statement.executeQuery("SELECT " + columns + " FROM " + table.name() + " ORDER BY 1, 2")) {
                        while (row.next()) {
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                rows.add(row.getMetaData().getColumnName(i) + "=" + row.getString(i));
                            }
                        }
                    }
                }
            }
            return rows;
        }

        List<String> query(String sql) throws SQLException {
            List<String> values = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SQLITE, "POSTGRESQL", "MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
    @DisplayName("a changed description becomes a script that changes just that, and an undo that takes it back")
    void byItself(String kind) throws SQLException, IOException {
        Filled database = new Filled(kind);
        List<String> before = database.rows(Tables.ALL, "industry");
        assertThat(before).contains("company_name=Ä€😀").hasSizeGreaterThan(30);

        String script = new SchemaDrift(database.catalogue, ChangedTables.BY_ITSELF).diff("Some changes", Tables.ALL);
        assertThat(script)
                .startsWith("-- // Some changes.\n")
                .contains("-- What metadata.industry holds is lost. The way back makes the column without it.\n");
        for (int i = 0; i < (database.commitsEachStatement() ? 2 : 1); i++) {
            database.run(script, false);
        }

        database.is(ChangedTables.BY_ITSELF);
        assertThat(database.rows(Tables.ALL, "industry")).isEqualTo(before);
        assertThat(database.query("SELECT adjusted_close FROM daily_data")).containsExactly((String) null);
        if (kind.equals(SQLITE)) {
            assertThat(database.query("SELECT adjusted_close FROM daily_data_readable"))
                    .hasSize(1);
            assertThat(database.query("SELECT close FROM daily_data_readable")).containsExactly("0.00000001");
        }

        for (int i = 0; i < (database.commitsEachStatement() ? 2 : 1); i++) {
            database.run(script, true);
        }

        database.is(Tables.ALL);
        assertThat(database.rows(Tables.ALL, "industry")).isEqualTo(before);
        try (Storage storage = Storages.open(StorageConfig.fromUrl(database.url))) {
            assertThat(storage.metadata().find("A").orElseThrow().companyName()).isEqualTo("Ä€😀");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SQLITE, "POSTGRESQL", "MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
    @DisplayName("a value that nobody but the reader knows is not made up: the script fails until it is there")
    void withDecision(String kind) throws SQLException, IOException {
        Filled database = new Filled(kind);
        List<String> before = database.rows(Tables.ALL, "");
        String script = new SchemaDrift(database.catalogue, ChangedTables.WITH_DECISION).diff("A country", Tables.ALL);
        assertThat(script).contains("-- Every row needs a value of metadata.country, and nobody here knows it.");

        assertThatThrownBy(() -> database.run(script, false)).hasMessageContaining("decide_value_of_metadata_country");
        database.run(script.replace("decide_value_of_metadata_country", "'none'"), false);

        database.is(ChangedTables.WITH_DECISION);
        assertThat(database.query("SELECT country FROM metadata")).containsExactly("none", "none");
        assertThat(database.rows(Tables.ALL, "")).isEqualTo(before);
        database.run(script, true);
        database.is(Tables.ALL);
        assertThat(database.rows(Tables.ALL, "")).isEqualTo(before);
    }
}
