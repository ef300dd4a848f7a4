package dev.barkeep.storage.cli.output;

import dev.barkeep.storage.cli.output.NewFile.Existing;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a file is to be that is written beside it, and put there when it is whole. */
public final class FilePlace {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> IN_USE = List.of("-wal", "-shm", "-journal");

    private final Path file;
    private final Existing existing;

    private FilePlace(Path file, Existing existing) {
        this.file = file;
        this.existing = existing;
    }

    /**
     * Sees that the file can be there.
     *
     * @param file the file
     * @param existing what to do if it is there already
     * @return its place
     * @throws CommandException if it is there already, or its folder is not
     */
    public static FilePlace of(Path file, Existing existing) {
        if (existing == Existing.REPLACE && isDatabase(file)) {
            throw CommandException.usage(
                    file + " is a SQLite database, which is not replaced by this: name another file");
        }
        return checked(file, existing);
    }

    /**
     * Sees that a SQLite database can be there.
     *
     * @param file the file
     * @param existing what to do if it is there already
     * @param source the database that is written there, which is not to be replaced; {@code null} if it is no file
     * @return its place
     * @throws CommandException if it is there already, or in use, or its folder is not there
     */
    public static FilePlace ofDatabase(Path file, Existing existing, @Nullable Path source) {
        try {
            if (source != null && Files.exists(file) && Files.isSameFile(file, source)) {
                throw CommandException.usage(file + " is the database itself: name another file");
            }
        } catch (IOException e) {
            throw CommandException.usage(file + " cannot be looked at: " + FileErrors.reason(e), e);
        }
        for (String end : IN_USE) {
            Path beside = file.resolveSibling(file.getFileName() + end);
            // It would be taken for the new file's.
            if (Files.exists(beside)) {
                throw CommandException.usage(
                        file + " belongs to a database in use, " + beside + " is a part of it: name another file");
            }
        }
        return checked(file, existing);
    }

    private static boolean isDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(SQLITE_MAGIC.length), SQLITE_MAGIC);
        } catch (IOException e) {
            throw CommandException.usage(file + " cannot be looked at: " + FileErrors.reason(e), e);
        }
    }

    private static FilePlace checked(Path file, Existing existing) {
        if (Files.isDirectory(file)) {
            throw CommandException.usage(file + " is a folder; name a file in it");
        }
        if (existing == Existing.REFUSE && Files.exists(file)) {
            throw existsAlready(file, null);
        }
        if (Files.isSymbolicLink(file) || (Files.exists(file) && !Files.isRegularFile(file))) {
            throw CommandException.usage(file + " is a link, a device or a pipe, which is not replaced: name a file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandException.usage(file + " cannot be written: its folder does not exist");
        }
        return new FilePlace(file, existing);
    }

    private static CommandException existsAlready(Path file, @Nullable IOException cause) {
        String message =
                file + " exists already; name another one, or replace it by --overwrite if the command has that";
        return cause == null ? CommandException.usage(message) : CommandException.usage(message, cause);
    }

    /**
     * Gives the file.
     *
     * @return as it was named
     */
    public Path file() {
        return file;
    }

    /**
     * Makes up a name to write under, in the same folder. It is another one each time, so that neither another run nor what is left
     * of one that was killed is in the way.
     *
     * @return the path, where nothing is
     */
    public Path part() {
        return file.resolveSibling("." + file.getFileName() + "."
                + Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX) + ".part");
    }

    /**
     * Puts the file there. At every moment, also if the program or the host is stopped in between, the place holds what it held
     * before or the whole new file.
     *
     * @param part the file, in the same file system; it has gone afterwards
     * @throws IOException if that is not possible
     * @throws CommandException if somebody else has put a file there meanwhile that is not to be replaced
     */
    public void publish(Path part) throws IOException {
        force(part);
        if (existing == Existing.REPLACE) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            publishNew(part);
        } catch (FileAlreadyExistsException e) {
            throw existsAlready(file, e);
        }
    }

    private void publishNew(Path part) throws IOException {
        try {
            // Unlike a move, a link never replaces a file.
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // Some file systems have no links: FAT, some network shares.
            Files.move(part, file);
            return;
        }
        Files.deleteIfExists(part);
    }

    /** Without it a host that stops may leave the name with an empty file. */
    private static void force(Path written) throws IOException {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
