package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import dev.barkeep.storage.repository.EventFilter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a file, and what becomes of the data that was in it. */
class SqliteFileTest {

    @TempDir
    Path folder;

    private StorageConfig config(Path file, String parameters) {
        return StorageConfig.builder()
                .url("sqlite:///" + file + parameters)
                .poolTimeout(Duration.ofSeconds(1))
                .build();
    }

    private Storage open(Path file) {
        return Storages.open(config(file, ""));
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static PortfolioPosition position(String ticker) {
        return new PortfolioPosition(ticker, BigDecimal.TEN);
    }

    @Nested
    @DisplayName("before it is opened")
    class BeforeOpening {

        @Test
        @DisplayName("its folders are made")
        void foldersAreMade() {
            Path file = folder.resolve("a/b/market data.db");
            try (Storage storage = open(file)) {
                assertThat(storage.isConnected()).isTrue();
            }
            assertThat(file).exists();
        }

        @Test
        @DisplayName("a folder is refused")
        void folderIsRefused() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> open(folder))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("is a folder");
        }

        @Test
        @DisplayName("a text file is refused and not touched")
        void textFileIsRefused() throws IOException {
            Path file = Files.writeString(folder.resolve("notes.txt"), "dear diary");
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining("is not a SQLite database");
            assertThat(file).hasContent("dear diary");
            assertThat(folder).isDirectoryNotContaining("glob:**-wal");
        }

        @Test
        @DisplayName("another program's database is refused and not touched")
        void foreignDatabaseIsRefused() throws Exception {
            Path file = folder.resolve("other.db");
            execute(file, "CREATE TABLE recipes (name TEXT)", "INSERT INTO recipes VALUES ('soup')");
            byte[] before = Files.readAllBytes(file);
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining("belongs to another program")
                    .withMessageContaining("recipes");
            assertThat(file).hasBinaryContent(before);
        }

        @Test
        @DisplayName("a database with another program's mark is refused, even if it is empty")
        void markedDatabaseIsRefused() throws Exception {
            Path file = folder.resolve("marked.db");
            execute(file, "PRAGMA application_id = 42");
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining("application_id 42");
        }

        @Test
        @DisplayName("a file of the former application is recognised, refused and not touched")
        void formerFileIsRefused() throws Exception {
            Path file = folder.resolve("former.db");
            execute(file, "CREATE TABLE daily_data (ticker TEXT, date DATE, open REAL)");
            byte[] before = Files.readAllBytes(file);
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining("former application");
            assertThat(file).hasBinaryContent(before);
        }

        @Test
        @DisplayName("a newer schema is refused and not touched")
        void newerSchemaIsRefused() throws Exception {
            Path file = folder.resolve("newer.db");
            open(file).close();
            execute(
                    file,
                    "INSERT INTO storage_changelog VALUES (99, 'from the future', 'x', 'sqlite', '9', 'x', NULL, NULL, 'DONE')");
            byte[] before = Files.readAllBytes(file);
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining("schema version 99")
                    .withMessageContaining(
                            "up to " + Migrations.of(new SqliteDialect()).newest());
            assertThat(file).hasBinaryContent(before);
        }

        @Test
        @DisplayName("a folder that cannot be written to is refused as such")
        void readOnlyFolder() throws IOException {
            // The rights of a folder do not bind root, those of a kernel file system do.
            Path readOnly = Path.of("/proc");
            if (!"root".equals(System.getProperty("user.name"))) {
                readOnly = Files.createDirectory(folder.resolve("locked"));
                assertThat(readOnly.toFile().setWritable(false)).isTrue();
            }
            String readOnlyName = readOnly.toString();
            Path file = readOnly.resolve("deeper/market.db");
            assertThatExceptionOfType(ReadOnlyException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining(readOnlyName);
        }

        @Test
        @DisplayName("a URL that forgets a slash is told so")
        void missingSlash() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> Storages.open(StorageConfig.fromUrl("sqlite://market.db")))
                    .withMessageContaining("three slashes");
        }

        @Test
        @DisplayName("a setting that would change what is stored is refused")
        void forbiddenParameter() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> Storages.open(config(folder.resolve("x.db"), "?journal_mode=OFF")))
                    .withMessageContaining("journal_mode")
                    .withMessageContaining("synchronous");
        }

        @Test
        @DisplayName("a JDBC URL is taken as it is")
        void jdbcUrl() {
            Path file = folder.resolve("jdbc.db");
            StorageConfig config = StorageConfig.fromUrl("jdbc:sqlite:" + file + "?cache_size=-4000");
            try (Storage storage = Storages.open(config)) {
                storage.portfolioPositions().save(position("AAPL"));
                assertThat(storage.info().url()).isEqualTo("jdbc:sqlite:" + file + "?cache_size=-4000");
            }
            assertThat(file).exists();
        }
    }

    @Nested
    @DisplayName("while it is open")
    class WhileOpen {

        @Test
        @DisplayName("it is in WAL mode, syncs each commit, and enforces foreign keys")
        void pragmas() throws SQLException {
            try (SqlDatabase database = opened(config(folder.resolve("p.db"), ""))) {
                for (Connection connection : List.of(database.begin(), database.reader())) {
                    try (connection;
                            Statement statement = connection.createStatement()) {
                        assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
                        assertThat(pragma(statement, "synchronous")).isEqualTo("2");
                        assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
                        assertThat(pragma(statement, "trusted_schema")).isEqualTo("0");
                        assertThat(pragma(statement, "busy_timeout")).isEqualTo("1000");
                    }
                }
            }
        }

        private String pragma(Statement statement, String name) throws SQLException {
            try (var rows = statement.executeQuery("PRAGMA " + name)) {
                rows.next();
                return rows.getString(1);
            }
        }

        @Test
        @DisplayName("a full disk is reported as such, and what was committed stays")
        void fullDisk() {
            Path file = folder.resolve("full.db");
            open(file).close();
            try (Storage storage = Storages.open(config(file, "?max_page_count=60"))) {
                storage.portfolioPositions().save(position("AAPL"));
                SystemEvent large = new SystemEvent("T", "x".repeat(500_000), null, "INFO");
                assertThatThrownBy(() -> storage.systemEvents().append(large))
                        .hasCauseInstanceOf(StorageFullException.class);
                storage.portfolioPositions().save(position("MSFT"));
                assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 1))
                        .isEmpty();
                assertThat(storage.portfolioPositions().list()).hasSize(2);
            }
        }

        @Test
        @DisplayName("a lock that another process holds is a conflict, to be tried again; readers go on")
        void lockedByAnother() throws SQLException {
            Path file = folder.resolve("locked.db");
            try (Storage storage = open(file);
                    Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                storage.portfolioPositions().save(position("AAPL"));
                statement.execute("BEGIN IMMEDIATE");
                assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(() -> storage.portfolioPositions().save(position("MSFT")))
                        .matches(ConflictException::isRetryable);
                assertThat(storage.portfolioPositions().list()).containsExactly(position("AAPL"));
                statement.execute("ROLLBACK");
                storage.portfolioPositions().save(position("MSFT"));
            }
        }

        @Test
        @DisplayName("a second writer waits for the first, and is told why when that takes too long")
        void secondWriter() {
            try (Storage storage = open(folder.resolve("busy.db"));
                    Transaction first = storage.begin()) {
                first.portfolioPositions().save(position("AAPL"));
                assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(storage::begin)
                        .withMessageContaining("DB_POOL_TIMEOUT")
                        .withMessageContaining("1 of at most 1 connections");
                first.commit();
                assertThat(storage.portfolioPositions().list()).hasSize(1);
            }
        }

        @Test
        @DisplayName("readers beyond the pool wait, and are told why when that takes too long")
        void tooManyReaders() {
            StorageConfig config = StorageConfig.builder()
                    .url("sqlite:///" + folder.resolve("readers.db"))
                    .poolSize(1)
                    .maxOverflow(0)
                    .poolTimeout(Duration.ofSeconds(1))
                    .build();
            try (Storage storage = Storages.open(config)) {
                storage.portfolioPositions().save(position("AAPL"));
                try (var rows = storage.dailyData().streamAll()) {
                    assertThatExceptionOfType(UnavailableException.class)
                            .isThrownBy(() -> storage.portfolioPositions().list())
                            .withMessageContaining("1 of at most 1 connections")
                            .withMessageContaining("SqliteFileTest$WhileOpen.tooManyReaders(SqliteFileTest.java:");
                    assertThat(rows).isEmpty();
                }
                assertThat(storage.portfolioPositions().list()).hasSize(1);
            }
        }

        @Test
        @DisplayName("a NULL that somebody else's table allows is refused and not read as 0")
        void nullVolume() throws Exception {
            Path file = folder.resolve("null.db");
            open(file).close();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE daily_data");
                statement.execute("CREATE TABLE daily_data (ticker TEXT, date INTEGER, open INTEGER, high INTEGER,"
                        + " low INTEGER, close INTEGER, volume INTEGER, dividends INTEGER, stock_splits INTEGER,"
                        + " created_at INTEGER, updated_at INTEGER, PRIMARY KEY (ticker, date))");
                statement.execute("INSERT INTO daily_data VALUES ('A', 0, 1, 1, 1, 1, NULL, NULL, NULL, 0, 0)");
            }
            try (Storage storage = open(file)) {
                assertThatExceptionOfType(InvalidDataException.class)
                        .isThrownBy(() -> storage.dailyData().find("A", LocalDate.EPOCH))
                        .withMessageContaining("volume");
            }
        }

        @Test
        @DisplayName("a damaged page is reported as such")
        void damagedPage() throws Exception {
            Path file = folder.resolve("damaged.db");
            try (Storage storage = open(file)) {
                for (int i = 0; i < 50; i++) {
                    storage.systemEvents().append(new SystemEvent("T", "x".repeat(5_000), null, "INFO"));
                }
            }
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                long page = 4096;
                for (long at = 30 * page; at < bytes.length() - page; at += page) {
                    bytes.seek(at);
                    bytes.write(new byte[64]);
                }
            }
            try (Storage storage = open(file)) {
                assertThatExceptionOfType(CorruptedException.class)
                        .isThrownBy(() -> storage.systemEvents().findLatest(EventFilter.ALL, 100))
                        .withMessageContaining("damaged");
            }
        }
    }

    private static SqlDatabase opened(StorageConfig config) {
        Storages.open(config).close();
        return SqlDatabase.connect(new SqliteDialect(), config);
    }
}
