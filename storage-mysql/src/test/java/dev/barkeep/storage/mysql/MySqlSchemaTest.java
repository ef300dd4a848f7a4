package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.Metadata;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.migration.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables as other programs see them, and the scripts that make them. */
@ParameterizedClass
@EnumSource(
        value = ServerKind.class,
        names = {"MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
class MySqlSchemaTest {

    private final TestServer server;
    private final String database;

    MySqlSchemaTest(ServerKind kind) {
        server = TestServer.of(kind);
        database = server.newDatabase();
    }

    @BeforeEach
    void make() {
        server.execute("ALTER DATABASE " + database + " CHARACTER SET latin1");
        Storages.open(config()).close();
    }

    private StorageConfig config() {
        return StorageConfig.fromMap(Map.of("DATABASE_URL", server.url(database), "DB_POOL_SIZE", "1"));
    }

    private List<String> query(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        return lines;
    }

    @Test
    @DisplayName(
            "every script has an undo, ends each statement, can be run over what an interruption left, and undoing leaves nothing")
    void scripts() throws Exception {
        Migrations migrations = new Migrations(MySqlDialect.class);
        List<Change> changes = migrations.getMigrations();
        for (int i = changes.size() - 1; i >= 0; i--) {
            for (boolean undo : new boolean[] {false, true}) {
                String script = text(migrations.getScriptReader(changes.get(i), undo));
                assertThat(script.strip()).endsWith(";");
                for (String statement : Arrays.asList(script.strip().split(";"))) {
                    query(statement);
                    query(statement);
                }
            }
        }
        assertThat(query("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"))
                .containsExactly("storage_changelog");
    }

    @Test
    @DisplayName(
            "text is readable text in utf8mb4, whatever the database's character set is, in a collation that compares it exactly")
    void text() throws SQLException {
        try (var storage = Storages.open(config())) {
            storage.metadata().save(new Metadata("T", "Ä€😀", null, null, null, null));
        }
        assertThat(query("SELECT company_name FROM metadata")).containsExactly("Ä€😀");
        assertThat(query(
                        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND collation_name IS NOT NULL AND table_name <> 'storage_changelog'"))
                .singleElement()
                .isIn("utf8mb4_0900_bin", "utf8mb4_nopad_bin");
        assertThat(query("SELECT DISTINCT engine FROM information_schema.tables WHERE table_schema = DATABASE()"))
                .containsExactly("InnoDB");
    }

    private static String text(Reader script) throws IOException {
        try (BufferedReader lines = new BufferedReader(script)) {
            return String.join(
                    "\n", lines.lines().filter(line -> !line.startsWith("--")).toList());
        }
    }
}
