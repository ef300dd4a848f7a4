package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Copies of a database in use, and what is in their way. */
class SqliteBackupTest {

    private static final PortfolioPosition AAPL = new PortfolioPosition("AAPL", BigDecimal.TEN);

    @TempDir
    Path folder;

    @TempDir
    Path targets;

    private Storage storage;
    private Path copy;

    @BeforeEach
    void fill() {
        storage = open(folder.resolve("original.db"));
        storage.portfolioPositions().save(AAPL);
        copy = targets.resolve("copy.db");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private static Storage open(Path file) {
        return Storages.open(
                StorageConfig.builder().url(DatabaseUrl.sqlite(file.toString())).build());
    }

    private void assertIsWhole(Path file) {
        try (Storage restored = open(file)) {
            assertThat(restored.portfolioPositions().list()).containsExactly(AAPL);
            assertThat(restored.dailyData().findRange("AAPL", Range.all())).isEmpty();
        }
    }

    @Test
    @DisplayName("a backup is a whole database, made while a transaction is open, and leaves nothing else behind")
    void whole() {
        try (Transaction open = storage.begin()) {
            open.portfolioPositions().save(new PortfolioPosition("MSFT", BigDecimal.ONE));
            storage.backup(copy);
            open.commit();
        }
        assertThat(targets.toFile().list()).containsExactly("copy.db");
        assertIsWhole(copy);
    }

    @Test
    @DisplayName("a file that exists is not overwritten")
    void existing() throws IOException {
        Files.writeString(copy, "precious");
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> storage.backup(copy))
                .withMessageContaining("must not exist yet");
        assertThat(copy).hasContent("precious");
    }

    @Test
    @DisplayName("files with the names of unfinished copies are left alone")
    void otherFiles() throws IOException {
        Path mine = Files.writeString(targets.resolve("copy.db.unfinished"), "precious");
        storage.backup(copy);
        assertThat(mine).hasContent("precious");
    }

    @Test
    @DisplayName("of several backups into one file at once one is made, and the others are refused")
    void atOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            storage.systemEvents().append(new SystemEvent("T", "x".repeat(500_000), null, "INFO"));
        }
        int callers = 3;
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            Callable<Boolean> backup = () -> {
                start.await();
                try {
                    storage.backup(copy);
                    return true;
                } catch (InvalidDataException e) {
                    assertThat(e).hasMessageContaining("must not exist yet");
                    return false;
                }
            };
            List<Boolean> made = new ArrayList<>();
            for (Future<Boolean> result : threads.invokeAll(List.of(backup, backup, backup))) {
                made.add(result.get());
            }
            assertThat(made).containsOnlyOnce(true);
        } finally {
            threads.shutdown();
        }
        assertThat(targets.toFile().list()).containsExactly("copy.db");
        assertIsWhole(copy);
    }

    @Test
    @DisplayName("where files cannot be linked the copy is made without overwriting as well")
    void withoutLinks() throws IOException {
        Path unfinished = Files.writeString(targets.resolve("unfinished"), "new");
        SqliteBackup.publishByCopy(unfinished, copy);
        assertThat(copy).hasContent("new");
        Files.writeString(unfinished, "newer");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> SqliteBackup.publishByCopy(unfinished, copy));
        assertThat(copy).hasContent("new");
    }

    @Test
    @DisplayName("a missing folder is named")
    void missingFolder() {
        Path nowhere = targets.resolve("no/such/folder/copy.db");
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> storage.backup(nowhere))
                .withMessageContaining("folder that exists")
                .matches(refusal -> refusal.field().equals("file"));
        assertThat(targets).isEmptyDirectory();
    }

    @Test
    @DisplayName("a folder that cannot be written to is named, and trying again is not suggested")
    void lockedFolder() throws IOException {
        // The rights of a folder do not bind root, those of a kernel file system do.
        Path locked = Path.of("/proc");
        if (!"root".equals(System.getProperty("user.name"))) {
            locked = Files.createDirectory(targets.resolve("locked"));
            assertThat(locked.toFile().setWritable(false)).isTrue();
        }
        Path target = locked.resolve("copy.db");
        assertThatExceptionOfType(ReadOnlyException.class)
                .isThrownBy(() -> storage.backup(target))
                .withMessageContaining(target.toString())
                .matches(failure -> !failure.isRetryable());
    }

    @Test
    @DisplayName("a full disk is that of the target")
    void fullDisk() {
        StorageException failure =
                SqliteBackup.failure("original.db", copy, new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL));
        assertThat(failure).isInstanceOf(StorageFullException.class).hasMessageContaining(copy.toString());
        assertThat(failure.getMessage()).doesNotContain("original.db");
    }

    @Test
    @DisplayName("a failure to read is that of the database")
    void unreadable() {
        for (SQLiteErrorCode code : List.of(SQLiteErrorCode.SQLITE_IOERR_READ, SQLiteErrorCode.SQLITE_CORRUPT)) {
            assertThat(SqliteBackup.failure("original.db", copy, new SQLiteException("read", code)))
                    .hasMessageContaining("original.db");
        }
        for (SQLException error : List.of(
                new SQLiteException("write", SQLiteErrorCode.SQLITE_IOERR_WRITE),
                new SQLiteException("open", SQLiteErrorCode.SQLITE_CANTOPEN))) {
            assertThat(SqliteBackup.failure("original.db", copy, error))
                    .hasMessageContaining(copy.toString())
                    .matches(failure -> !failure.isRetryable());
        }
    }
}
