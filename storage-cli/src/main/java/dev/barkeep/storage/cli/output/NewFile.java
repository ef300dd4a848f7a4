package dev.barkeep.storage.cli.output;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: it is written beside its place, under its name with {@code .part} at the end, and
 * moved there when it is done. What is left of one that failed, or that a signal ended, is deleted.
 */
public final class NewFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final Thread cleaner;
    private final OutputStream out;
    private boolean kept;

    private NewFile(Path file, Path part, OutputStream out) {
        this.file = file;
        this.part = part;
        this.out = out;
        this.cleaner = new Thread(this::delete, "unfinished file");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** Whether a file that is there already may be replaced. */
    public enum Existing {
        /** It is an error. */
        REFUSE,
        /** It is replaced, once the new one is whole. */
        REPLACE
    }

    /**
     * Begins a file.
     *
     * @param file where it is to be
     * @param existing what to do if it is there already
     * @return to be closed
     * @throws CommandException if it is there already, or cannot be written
     */
    public static NewFile begin(Path file, Existing existing) {
        if (Files.isDirectory(file)) {
            throw CommandException.usage(file + " is a folder; name a file in it");
        }
        if (existing == Existing.REFUSE && Files.exists(file)) {
            throw CommandException.usage(file + " exists already; name another one, or --overwrite it");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            return new NewFile(
                    file,
                    part,
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), BUFFER));
        } catch (FileAlreadyExistsException e) {
            throw CommandException.usage(
                    part + " exists: another run writes it, or one was killed; delete it if nobody does", e);
        } catch (IOException e) {
            throw CommandException.usage(part + " cannot be written: " + FileErrors.reason(e), e);
        }
    }

    /**
     * Gives where to write.
     *
     * @return buffered; need not be closed
     */
    public OutputStream out() {
        return out;
    }

    /**
     * Keeps what was written: puts the file in its place.
     *
     * @throws CommandException if it cannot be written to its end, as on a full disk
     */
    public void keep() {
        try {
            out.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            kept = true;
        } catch (IOException e) {
            throw CommandException.refused(file + " cannot be written: " + FileErrors.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            // What could not be written was told by who wrote it, or by keep.
            if (kept) {
                throw new UncheckedIOException(e);
            }
        } finally {
            delete();
            try {
                Runtime.getRuntime().removeShutdownHook(cleaner);
            } catch (IllegalStateException e) {
                // The process ends, and the hook does what was just done.
                kept = true;
            }
        }
    }

    private void delete() {
        if (!kept) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UncheckedIOException(part + " is left over and cannot be deleted", e);
            }
        }
    }
}
