package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.copy.CopyOptions;
import dev.barkeep.storage.cli.copy.CopyRules;
import dev.barkeep.storage.cli.copy.CopyRun;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.repository.Range;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a backup back. */
@Command(
        name = "restore",
        description = {
            "Stores the rows of a backup in a database of any kind, with their ids and times.",
            "The whole file is read first: one that is damaged or cut off is refused with exit code 4, and nothing is stored."
                    + " A backup of SQLite has no checksum: of it every row has to be readable.",
            "The tables are made, or brought to the newest version, first. Rows are stored in chunks of up to 10,000, each of"
                    + " them wholly or not at all; a restore that was ended in the middle is gone on with by the same command.",
            "A database that holds other rows is refused. At the end both sides are compared; exit code 1 if they differ."
        })
public final class RestoreCommand implements Callable<Integer> {

    private static final String SQLITE = "SQLite format 3\0";
    private static final String ZIP = "PK\3\4";

    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "What 'storage backup' made: an archive, or a SQLite database.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final CopyOptions copy = new CopyOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public RestoreCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        CopyRules rules = copy.rules(Range.all());
        try (BackupRows source = open()) {
            long total =
                    source.counts().values().stream().mapToLong(Long::longValue).sum();
            try (Progress progress = Progress.start(shell, "checking " + file.getFileName(), "rows", total)) {
                source.verify(progress);
            }
            try (Storage target = database.openForWriting(shell)) {
                return new CopyRun(shell, source, target, rules).run(output, copy.afterwards());
            }
        }
    }

    private BackupRows open() {
        String begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = new String(in.readNBytes(SQLITE.length()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw CommandException.usage(file + " cannot be read: " + FileErrors.reason(e), e);
        }
        if (begin.equals(SQLITE)) {
            return SqliteBackupRows.open(file);
        }
        if (begin.startsWith(ZIP)) {
            return ArchiveRows.open(file);
        }
        throw CommandException.refused(
                file + " is neither an archive nor a SQLite database, so no backup of this tool, or its"
                        + " beginning is damaged; nothing was stored");
    }
}
