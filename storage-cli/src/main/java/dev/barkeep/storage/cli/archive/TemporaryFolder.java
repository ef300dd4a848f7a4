package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes with all that is in it, also if a signal ends the program. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Thread cleaner;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.cleaner = new Thread(this::delete, "temporary folder");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** Makes one among the temporary files of the system. */
    static TemporaryFolder make(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw CommandException.refused("a temporary folder cannot be made: " + FileErrors.reason(e), e);
        }
    }

    /** Makes one of a name. */
    static TemporaryFolder makeAt(Path path) {
        try {
            return new TemporaryFolder(Files.createDirectory(path));
        } catch (FileAlreadyExistsException e) {
            throw CommandException.usage(
                    path + " exists: another run writes to it, or one was killed; delete it if nobody does", e);
        } catch (IOException e) {
            throw CommandException.usage(path + " cannot be made: " + FileErrors.reason(e), e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process ends, and what the hook was to do is done.
            return;
        }
    }

    private void delete() {
        try {
            if (Files.exists(path)) {
                List<Path> files;
                try (Stream<Path> found = Files.walk(path)) {
                    files = found.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is left over and cannot be deleted", e);
        }
    }
}
