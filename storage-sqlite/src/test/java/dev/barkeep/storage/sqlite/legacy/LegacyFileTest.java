package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.SchemaMismatchException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are taken over, which are refused, and that all of them stay as they are. */
class LegacyFileTest {

    @TempDir
    Path folder;

    private static LegacyGeneration generation(Path file) {
        return LegacyImport.of(file).generation();
    }

    private static String refusal(Path file) {
        try {
            throw new AssertionError("it is taken for " + generation(file));
        } catch (SchemaMismatchException e) {
            return e.getMessage();
        }
    }

    private Storage target() {
        return Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")));
    }

    @Test
    @DisplayName("the four generations are told apart by their tables")
    void generations() throws Exception {
        assertThat(generation(FormerFile.of(folder.resolve("c.db"), "tables-c.sql")))
                .isEqualTo(LegacyGeneration.INITIALISER);
        assertThat(generation(FormerFile.of(folder.resolve("d.db"), "tables-d.sql")))
                .isEqualTo(LegacyGeneration.DATA_MANAGER);
        assertThat(generation(FormerFile.of(folder.resolve("e.db"), "tables-e.sql", "tables-users.sql")))
                .isEqualTo(LegacyGeneration.ORM);
        assertThat(generation(FormerFile.of(folder.resolve("h.db"), "tables-c.sql", "tables-users.sql")))
                .isEqualTo(LegacyGeneration.HYBRID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables-c.sql | DROP TABLE trade_log",
                "tables-c.sql | ALTER TABLE daily_data DROP COLUMN dividends",
                "tables-c.sql | ALTER TABLE metadata ADD COLUMN country TEXT",
                "tables-c.sql | CREATE TABLE notes (note TEXT)",
                "tables-d.sql | ALTER TABLE signal_history DROP COLUMN signal_value",
                "tables-e.sql,tables-users.sql | DROP TABLE system_audit_logs",
                "tables-c.sql,tables-users.sql | DROP TABLE api_keys"
            })
    @DisplayName("a column more or less, or a table that does not matter, makes no other file of it")
    void tolerated(String scripts, String change) throws Exception {
        Path plain = FormerFile.of(folder.resolve("plain.db"), scripts.split(",", -1));
        Path changed = FormerFile.of(folder.resolve("changed.db"), scripts.split(",", -1));
        FormerFile.execute(changed, change);

        assertThat(generation(changed)).isEqualTo(generation(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables-c.sql | DROP TABLE system_events | it lacks system_events",
                "tables-c.sql | ALTER TABLE daily_data DROP COLUMN close | daily_data lacks close (it has ticker, date,",
                "tables-d.sql | CREATE TABLE portfolio_positions (ticker, shares) | it lacks portfolio_performance,",
                "tables-d.sql | DROP TABLE metadata | it lacks metadata",
                "tables-e.sql | SELECT 1 | its rows have a user_id, but there are no tables of users",
                "tables-e.sql,tables-users.sql | DROP TABLE users | of the tables of users it lacks users",
                "tables-c.sql,tables-users.sql | ALTER TABLE daily_data ADD COLUMN user_id | only one of id and user_id"
            })
    @DisplayName("anything in between is refused, with what was seen")
    void refused(String scripts, String change, String reason) throws Exception {
        Path file = FormerFile.of(folder.resolve("other.db"), scripts.split(",", -1));
        try (Connection connection = FormerFile.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
        Map<String, String> before = FormerFile.hashes(folder);

        assertThat(refusal(file)).contains(file.toString(), reason, "Its tables: ", "daily_data, intraday_data");
        assertThat(FormerFile.hashes(folder)).isEqualTo(before);
    }

    @Test
    @DisplayName("what is no file, no database, damaged or our own already is refused by what it is")
    void others() throws Exception {
        Path missing = folder.resolve("missing.db");
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> generation(missing))
                .withMessageContaining(missing.toString());
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> generation(folder))
                .withMessageContaining("not a folder");
        assertThat(Files.exists(missing)).isFalse();

        Path text = Files.writeString(folder.resolve("text.db"), "a text that is no database ".repeat(100));
        assertThat(refusal(text)).contains("is not a SQLite database");
        assertThat(refusal(Files.createFile(folder.resolve("empty.db")))).contains("Its tables: none");

        target().close();
        assertThat(refusal(folder.resolve("target.db"))).contains("is a storage of this library already");

        Path damaged = FormerFile.of(folder.resolve("damaged.db"), "tables-c.sql", "awkward-c.sql");
        try (RandomAccessFile bytes = new RandomAccessFile(damaged.toFile(), "rw")) {
            for (long page = 4096; page < bytes.length(); page += 4096) {
                bytes.seek(page);
                bytes.write("damaged".getBytes(StandardCharsets.US_ASCII));
            }
        }
        try (Storage target = target()) {
            assertThatExceptionOfType(CorruptedException.class)
                    .isThrownBy(() -> LegacyImport.of(damaged).run(target))
                    .withMessageContaining(damaged.toString());
        }
    }

    @Test
    @DisplayName("what a killed program left in a log beside the file is read too, and neither is changed")
    void log() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Path file = FormerFile.of(source.resolve("former.db"), "tables-c.sql");
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (Connection connection = FormerFile.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("INSERT INTO portfolio_positions (ticker, shares) VALUES ('LOG', 5)");
            for (Path left : files(source)) {
                if (!left.toString().endsWith("-shm")) {
                    Files.copy(left, killed.resolve(left.getFileName()));
                }
            }
        }
        Map<String, String> before = FormerFile.hashes(killed);
        assertThat(before).containsOnlyKeys("former.db", "former.db-wal");

        try (Storage target = target()) {
            LegacyImport.of(killed.resolve("former.db")).run(target);
            assertThat(target.portfolioPositions().find("LOG")).isPresent();
        }
        assertThat(FormerFile.hashes(killed)).isEqualTo(before);
    }

    @Test
    @DisplayName("a file in WAL mode whose log is gone is read where it lies, and nothing is made beside it")
    void logMode() throws Exception {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path plain = FormerFile.of(alone.resolve("former.db"), "tables-c.sql", "awkward-c.sql");
        FormerFile.execute(plain, "PRAGMA journal_mode = WAL", "DELETE FROM metadata");
        Path file = Files.move(plain, alone.resolve("a file? of #1 %20.db"));
        Map<String, String> before = FormerFile.hashes(alone);
        assertThat(before).hasSize(1);

        try (Storage target = target()) {
            assertThat(LegacyImport.of(file).run(target).tables()).hasSize(7);
        }
        assertThat(FormerFile.hashes(alone)).isEqualTo(before);
    }

    @Test
    @DisplayName("a file that is written to meanwhile is an error that may be retried, and another run goes on")
    void writtenTo() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql", "awkward-c.sql");
        try (Storage target = target()) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> LegacyImport.of(file).run(target, progress -> {
                        if (progress.table().equals("metadata")) {
                            insert(file);
                        }
                    }))
                    .withMessageContaining("stop the former application");
            LegacyReport report = LegacyImport.of(file).run(target);
            assertThat(report.tables()).anySatisfy(counts -> {
                assertThat(counts.table()).isEqualTo("portfolio_positions");
                assertThat(counts.read()).isEqualTo(5);
            });
            assertThat(target.portfolioPositions().find("NEW")).isPresent();
        }
    }

    @Test
    @DisplayName("a file that is torn because somebody writes to it is not called damaged")
    void torn() throws Exception {
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
                        + " INSERT INTO intraday_data SELECT 'A', datetime(1700000000 + i * 60, 'unixepoch'), 1, 1, 1, 1, i,"
                        + " NULL FROM n",
                "INSERT INTO portfolio_positions (ticker, shares) VALUES ('A', 5)");
        try (Storage target = target()) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> LegacyImport.of(file).run(target, progress -> damage(file)))
                    .withMessageContaining("stop the former application");
        }
    }

    private static void damage(Path file) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] page = new byte[4096];
            Arrays.fill(page, (byte) 0x5a);
            for (long at = 4096; at < bytes.length(); at += page.length) {
                bytes.seek(at);
                bytes.write(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void insert(Path file) {
        try {
            FormerFile.execute(file, "INSERT INTO portfolio_positions (ticker, shares) VALUES ('NEW', 5)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
