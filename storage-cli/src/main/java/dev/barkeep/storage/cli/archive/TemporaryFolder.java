package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.cli.output.Readers;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that goes with all that is in it, also if a signal ends the program. */
final class TemporaryFolder implements AutoCloseable {

    /** When a signal ends the program, the database still makes and deletes files in it, until it can make no more. */
    private static final int ATTEMPTS = 1000;

    private final Path path;
    private final Thread cleaner;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.cleaner = new Thread(this::deleteAtEnd, "temporary folder");
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

    /** Makes one of a name, which only its owner may look into, as into those of the system. */
    static TemporaryFolder makeAt(Path path) {
        try {
            return new TemporaryFolder(Files.createDirectory(path, Readers.OWNER.ofFolder(path)));
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

    /** Nobody catches what a hook throws. */
    private void deleteAtEnd() {
        try {
            delete();
        } catch (UncheckedIOException e) {
            System.err.println("storage: " + e.getMessage());
        }
    }

    private void delete() {
        @Nullable IOException left = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                deleteAll();
                return;
            } catch (UncheckedIOException e) {
                left = e.getCause();
            } catch (IOException e) {
                left = e;
            }
        }
        throw new UncheckedIOException(path + " is left over and cannot be deleted", left);
    }

    private void deleteAll() throws IOException {
        if (Files.exists(path)) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(path)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
