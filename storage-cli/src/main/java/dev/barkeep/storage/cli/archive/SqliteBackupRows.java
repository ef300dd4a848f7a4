package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.cli.copy.StorageRows;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a SQLite file. They are read from a copy of it in the folder for temporary files, as to open a database is to write to
 * it, and a backup has to stay what it is.
 */
final class SqliteBackupRows implements BackupRows {

    private static final Set<Reason> NOT_OURS = Set.of(Reason.OTHER_PROGRAM, Reason.NO_HISTORY, Reason.TABLES_DIFFER);

    /** Beside a database: what is not yet in it, and what a transaction that did not end has changed in it. */
    private static final List<String> UNFINISHED = List.of("-wal", "-journal");

    private final Path file;
    private final TemporaryFolder folder;
    private final Storage storage;

    private SqliteBackupRows(Path file, TemporaryFolder folder, Storage storage) {
        this.file = file;
        this.folder = folder;
        this.storage = storage;
    }

    static SqliteBackupRows open(Path file) {
        requireUnused(file);
        TemporaryFolder folder = TemporaryFolder.make("storage-restore");
        try {
            return new SqliteBackupRows(file, folder, openCopy(file, folder.path()));
        } catch (RuntimeException e) {
            try {
                folder.close();
            } catch (UncheckedIOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private static Storage openCopy(Path file, Path folder) {
        try {
            Path copy = folder.resolve("backup.db");
            Files.copy(file, copy);
            StorageConfig config = StorageConfig.builder()
                    .url(DatabaseUrl.sqlite(copy.toAbsolutePath().toString()))
                    .build();
            // A backup of an older version gets the tables of this one.
            return Databases.openForWriting(config);
        } catch (IOException e) {
            throw CommandException.refused(
                    file + " cannot be copied to " + folder + ": " + FileErrors.reason(e)
                            + "; another folder for it is named by JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        } catch (SchemaMismatchException e) {
            if (NOT_OURS.contains(e.reason())) {
                throw CommandException.refused(
                        file + " is a SQLite file, but no backup of this tool; one of the former"
                                + " application is taken over by 'storage legacy import'",
                        e);
            }
            throw e;
        } catch (CorruptedException e) {
            throw damaged(file, e);
        }
    }

    /** The error itself names the copy, which nobody knows of. */
    private static CommandException damaged(Path file, CorruptedException error) {
        return CommandException.refused(
                file
                        + " is damaged or cut off: not all of its rows can be read; nothing was stored, take another backup",
                error);
    }

    /** What others have not yet written into the file itself, or taken back out of it, would not be so in its copy. */
    private static void requireUnused(Path file) {
        for (String end : UNFINISHED) {
            Path log = file.resolveSibling(file.getFileName() + end);
            try {
                if (Files.exists(log) && Files.size(log) > 0) {
                    throw CommandException.refused(file + " is no backup but a database in use: " + log
                            + " holds a part of it; take its rows over by 'storage copy --from'");
                }
            } catch (IOException e) {
                throw CommandException.refused(log + " cannot be looked at: " + FileErrors.reason(e), e);
            }
        }
    }

    @Override
    public void verify(Progress progress) {
        for (TableFormat<?> format : TableFormat.ALL) {
            verify(format.table(), progress);
        }
    }

    private <T> void verify(StoredTable<T> table, Progress progress) {
        try (Stream<Stored<T>> rows = rows(table, Range.all())) {
            rows.forEach(row -> progress.step(1));
        } catch (CorruptedException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public <T> Stream<Stored<T>> rows(StoredTable<T> table, Range<Instant> updated) {
        return storage.rows(table).stream(updated);
    }

    @Override
    public Map<String, Long> counts() {
        return new StorageRows(storage).counts();
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void close() {
        try (folder) {
            storage.close();
        }
    }
}
