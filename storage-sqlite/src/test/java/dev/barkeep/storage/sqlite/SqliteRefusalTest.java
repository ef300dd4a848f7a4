package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.model.PortfolioPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not opened, and that nothing is written to: not by us, and not by SQLite on the way. */
class SqliteRefusalTest {

    private static final int OUR_MARK = 0x424b5052;

    @TempDir
    Path folder;

    /** Where files are made that the test takes a copy of, as a killed process would leave them. */
    @TempDir
    Path workshop;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("market.db");
    }

    private static Storage open(Path file) {
        return Storages.open(
                StorageConfig.builder().url(DatabaseUrl.sqlite(file.toString())).build());
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Runs statements on a copy of a file and keeps what a process killed after the last of them would leave. */
    private void killedAfter(String... statements) throws Exception {
        Path made = workshop.resolve("made.db");
        if (Files.exists(file)) {
            Files.copy(file, made);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            Files.deleteIfExists(file);
            for (String suffix : new String[] {"", "-wal", "-journal"}) {
                Path part = made.resolveSibling(made.getFileName() + suffix);
                if (Files.exists(part)) {
                    Files.copy(part, file.resolveSibling(file.getFileName() + suffix));
                }
            }
        }
    }

    /** All that is in the folder except the index of a write-ahead log, which holds no data. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            files.filter(path -> !path.toString().endsWith("-shm")).forEach(path -> {
                try {
                    contents.put(path.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(path)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return contents;
    }

    private ThrowableAssertAlternative<SchemaMismatchException> refusedUntouched() throws IOException {
        Map<String, String> before = contents();
        ThrowableAssertAlternative<SchemaMismatchException> refusal = assertThatExceptionOfType(
                        SchemaMismatchException.class)
                .isThrownBy(() -> open(file).close());
        Map<String, String> after = contents();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((name, content) -> assertThat(content.equals(after.get(name)))
                .as(name + " is as before")
                .isTrue());
        return refusal;
    }

    @Nested
    @DisplayName("of another program")
    class Foreign {

        @Test
        @DisplayName("whose writer was killed in WAL mode, with all its tables still in the log")
        void killedWithLog() throws Exception {
            killedAfter("PRAGMA journal_mode = WAL", "CREATE TABLE recipes (name TEXT)");
            assertThat(contents()).containsKey("market.db-wal");
            refusedUntouched().withMessageContaining("belongs to another program");
        }

        @Test
        @DisplayName("whose writer was killed in WAL mode, with some of its tables in the log")
        void killedWithSomeInTheLog() throws Exception {
            execute(file, "PRAGMA journal_mode = WAL", "CREATE TABLE recipes (name TEXT)");
            killedAfter("INSERT INTO recipes VALUES ('soup')", "CREATE TABLE cooks (name TEXT)");
            refusedUntouched().withMessageContaining("recipes");
        }

        @Test
        @DisplayName("whose mark is still in the log")
        void markInTheLog() throws Exception {
            killedAfter("PRAGMA journal_mode = WAL", "PRAGMA application_id = 42");
            refusedUntouched().withMessageContaining("application_id 42");
        }

        @Test
        @DisplayName("whose writer was killed in a transaction that has to be rolled back")
        void killedWithJournal() throws Exception {
            execute(file, "CREATE TABLE recipes (name TEXT)", "INSERT INTO recipes VALUES ('soup')");
            killedAfter(
                    "PRAGMA cache_size = 5",
                    "BEGIN",
                    "INSERT INTO recipes SELECT hex(zeroblob(2000)) FROM"
                            + " (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) SELECT i FROM n)");
            assertThat(contents()).containsKey("market.db-journal");
            refusedUntouched().withMessageContaining("recipes");
        }

        @Test
        @DisplayName("that was being emptied when its writer was killed")
        void killedWhileDropping() throws Exception {
            execute(
                    file,
                    "PRAGMA secure_delete = ON",
                    "CREATE TABLE recipes (name TEXT)",
                    "INSERT INTO recipes SELECT hex(zeroblob(2000)) FROM"
                            + " (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) SELECT i FROM n)");
            killedAfter(
                    "PRAGMA secure_delete = ON",
                    "PRAGMA cache_size = 1",
                    "BEGIN",
                    "CREATE TABLE filler (name TEXT)",
                    "DROP TABLE filler",
                    "DROP TABLE recipes",
                    "CREATE TEMP TABLE t (name TEXT)");
            assertThat(contents()).containsKey("market.db-journal");
            refusedUntouched().withMessageContaining("belongs to another program");
        }
    }

    @Test
    @DisplayName(
            "A file that becomes another program's after it was connected to is refused, and not switched to a log")
    void becomesForeign() throws Exception {
        StorageConfig config =
                StorageConfig.builder().url(DatabaseUrl.sqlite(file.toString())).build();
        try (Schema schema = Storages.schema(config)) {
            execute(file, "CREATE TABLE notes (a)");
            Map<String, String> before = contents();

            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(schema::migrate)
                    .withMessageContaining("notes");
            assertThat(contents()).isEqualTo(before);
        }
    }

    @Nested
    @DisplayName("of ours")
    class Ours {

        @Test
        @DisplayName("with a newer schema, in whatever journal mode it is")
        void newerBackup() throws Exception {
            try (Storage storage = open(workshop.resolve("original.db"))) {
                storage.backup(file);
            }
            execute(
                    file,
                    "INSERT INTO storage_changelog VALUES (99, 'from the future', 'x', 'sqlite', '9', 'x', NULL, NULL, 'DONE')");
            refusedUntouched().withMessageContaining("schema version 99");
        }

        @Test
        @DisplayName("with a newer schema that is still in the log of a killed writer")
        void newerInTheLog() throws Exception {
            open(file).close();
            killedAfter(
                    "INSERT INTO storage_changelog VALUES (99, 'from the future', 'x', 'sqlite', '9', 'x', NULL, NULL, 'DONE')");
            assertThat(contents()).containsKey("market.db-wal");
            refusedUntouched().withMessageContaining("schema version 99");
        }

        @Test
        @DisplayName("whose changelog is missing")
        void noChangelog() throws Exception {
            execute(file, "PRAGMA application_id = " + OUR_MARK, "CREATE TABLE q (a)");
            refusedUntouched().withMessageContaining("storage_changelog");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "daily_data",
                    "intraday_data",
                    "metadata",
                    "signal_history",
                    "portfolio_performance",
                    "portfolio_positions",
                    "system_events"
                })
        @DisplayName("one of whose tables is missing")
        void noTable(String table) throws Exception {
            open(file).close();
            execute(file, "DROP TABLE " + table);
            refusedUntouched().withMessageContaining(table).withMessageContaining("missing");
        }
    }

    @Nested
    @DisplayName("but not these:")
    class Opened {

        private final PortfolioPosition position = new PortfolioPosition("AAPL", BigDecimal.ONE);

        private void opens() {
            try (Storage storage = open(file)) {
                storage.portfolioPositions().save(position);
                assertThat(storage.portfolioPositions().list()).containsExactly(position);
            }
        }

        @Test
        @DisplayName("ours, whose first process was killed before mark and tables left the log")
        void killedAfterMigration() throws Exception {
            Path made = workshop.resolve("made.db");
            try (Storage storage = open(made)) {
                storage.portfolioPositions().save(new PortfolioPosition("MSFT", BigDecimal.TEN));
                Files.copy(made, file);
                Files.copy(workshop.resolve("made.db-wal"), folder.resolve("market.db-wal"));
            }
            assertThat(Files.size(file)).isLessThanOrEqualTo(4096);
            try (Storage storage = open(file)) {
                assertThat(storage.portfolioPositions().list())
                        .containsExactly(new PortfolioPosition("MSFT", BigDecimal.TEN));
            }
        }

        @Test
        @DisplayName("an empty file")
        void emptyFile() throws Exception {
            Files.createFile(file);
            opens();
        }

        @Test
        @DisplayName("an empty database in WAL mode")
        void emptyLog() throws Exception {
            killedAfter("PRAGMA journal_mode = WAL", "PRAGMA user_version = 1", "PRAGMA user_version = 0");
            opens();
        }

        @Test
        @DisplayName("ours, with a transaction of another program to roll back")
        void oursWithJournal() throws Exception {
            try (Storage storage = open(workshop.resolve("original.db"))) {
                storage.backup(file);
            }
            killedAfter(
                    "PRAGMA cache_size = 5",
                    "BEGIN",
                    "INSERT INTO system_events (event_type, description, severity, created_at, updated_at)"
                            + " SELECT 'T', hex(zeroblob(2000)), 'INFO', 0, 0 FROM"
                            + " (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) SELECT i FROM n)");
            opens();
        }
    }

    @Test
    @DisplayName("a disk that fills up while the tables are made is reported as full")
    void fullWhileMigrating() {
        assertThatExceptionOfType(StorageFullException.class)
                .isThrownBy(() -> Storages.open(StorageConfig.fromUrl("sqlite:///" + file + "?max_page_count=5")));
    }
}
