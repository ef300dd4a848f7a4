package dev.barkeep.storage.cli.output;

import dev.barkeep.storage.cli.output.NewFile.Existing;
import dev.barkeep.storage.cli.shell.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Where a file is to be that is written beside it, and put there when it is whole. */
public final class FilePlace {

    private static final SecureRandom RANDOM = new SecureRandom();

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
        if (Files.isDirectory(file)) {
            throw CommandException.usage(file + " is a folder; name a file in it");
        }
        if (existing == Existing.REFUSE && Files.exists(file)) {
            throw existsAlready(file, null);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandException.usage(file + " cannot be written: its folder does not exist");
        }
        return new FilePlace(file, existing);
    }

    private static CommandException existsAlready(Path file, @Nullable IOException cause) {
        String message = file + " exists already; name another one, or --overwrite it";
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
