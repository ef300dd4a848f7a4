package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.cli.copy.StorageRows;
import dev.barkeep.storage.cli.output.FilePlace;
import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.output.NewFile.Existing;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.output.Readers;
import dev.barkeep.storage.cli.shell.Build;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a backup. */
@Command(
        name = "backup",
        description = {
            "Writes all rows, with their ids and times, into a file, while others may write; 'storage restore' reads it.",
            "Of SQLite it is a copy of the database, as of one moment. Of a server, or with --archive, it is an archive:"
                    + " one checksummed file that can be restored on any database; docs/archive.md describes it.",
            "In an archive each table is as of one moment, but not all of them as of the same: stop whoever writes if tables"
                    + " have to agree.",
            "The file gets its name when it is whole, and only its owner may read it. Users and rights of a server are not in it.",
            "A restore numbers new rows above the greatest id that it stored: ids above it, of rows that were deleted before the"
                    + " backup, can be given again."
        })
public final class BackupCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "The file to make; its folder has to exist.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--archive", description = "Write an archive also of SQLite.")
    private boolean archive;

    @Option(names = "--overwrite", description = "Replace a file that exists, once the new one is whole.")
    private boolean overwrite;

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public BackupCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        StorageConfig config = database.config(shell);
        try (Storage storage = Databases.openExisting(config)) {
            if (!archive && storage.capabilities().contains(Capability.ONLINE_BACKUP)) {
                copyDatabase(storage, config);
                shell.out().println(file + ": a SQLite database of " + bytes());
            } else {
                long rows = writeArchive(storage);
                shell.out().println(String.format(Locale.ROOT, "%s: an archive of %,d rows, %s", file, rows, bytes()));
            }
        }
        return ExitCode.DONE;
    }

    private String bytes() throws IOException {
        return String.format(Locale.ROOT, "%,d bytes", Files.size(file));
    }

    private long writeArchive(Storage storage) {
        StorageInfo info = storage.info();
        StorageRows source = new StorageRows(storage);
        try (NewFile made = NewFile.begin(file, existing(), Readers.OWNER)) {
            long total =
                    source.counts().values().stream().mapToLong(Long::longValue).sum();
            try (Progress progress = Progress.start(shell, "writing", "rows", total)) {
                ArchiveWriter.write(
                        made.out(), source, info.product() + " " + info.productVersion(), Build.version(), progress);
                made.keep();
                return progress.done();
            } catch (IOException e) {
                throw CommandException.refused(file + " cannot be written: " + FileErrors.reason(e), e);
            }
        }
    }

    /** In a folder of its own, as the database leaves an unfinished copy behind if a signal ends the program. */
    private void copyDatabase(Storage storage, StorageConfig config) {
        String source = Databases.file(config.url());
        FilePlace place = FilePlace.ofDatabase(file, existing(), source == null ? null : Path.of(source));
        try (TemporaryFolder part = TemporaryFolder.makeAt(place.part())) {
            Path copy = part.path().resolve("backup.db");
            storage.backup(copy);
            Readers.OWNER.restrict(copy);
            place.publish(copy);
        } catch (IOException e) {
            throw CommandException.refused(file + " cannot be written: " + FileErrors.reason(e), e);
        }
    }

    private Existing existing() {
        return overwrite ? Existing.REPLACE : Existing.REFUSE;
    }
}
