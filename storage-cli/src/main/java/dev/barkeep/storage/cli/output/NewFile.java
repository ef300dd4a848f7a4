package dev.barkeep.storage.cli.output;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that is there whole or not at all: it is written beside its place, under a hidden name with {@code .part} at the
 * end, and put there when it is done. What is left of one that failed, or that a signal ended, is deleted.
 */
public final class NewFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final FilePlace place;
    private final Path part;
    private final Thread cleaner;
    private final OutputStream out;
    private boolean kept;

    private NewFile(FilePlace place, Path part, OutputStream out) {
        this.place = place;
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
     * Begins a file that others may read as the system lets them.
     *
     * @param file where it is to be
     * @param existing what to do if it is there already
     * @return to be closed
     * @throws CommandException if it is there already, or cannot be written
     */
    public static NewFile begin(Path file, Existing existing) {
        return begin(file, existing, Readers.AS_USUAL);
    }

    /**
     * Begins a file.
     *
     * @param file where it is to be
     * @param existing what to do if it is there already
     * @param readers who may read it
     * @return to be closed
     * @throws CommandException if it is there already, or cannot be written
     */
    public static NewFile begin(Path file, Existing existing, Readers readers) {
        FilePlace place = FilePlace.of(file, existing);
        Path part = place.part();
        try {
            OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), readers.ofFile(part)));
            return new NewFile(place, part, new BufferedOutputStream(new NamedOutput(file, out), BUFFER));
        } catch (IOException e) {
            throw CommandException.usage(file + " cannot be written: " + FileErrors.reason(e), e);
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
     * @throws CommandException if it cannot be written to its end, as on a full disk, or if a file that is not to be replaced has come
     *     there meanwhile
     */
    public void keep() {
        try {
            out.close();
            place.publish(part);
            kept = true;
        } catch (IOException e) {
            throw CommandException.refused(place.file() + " cannot be written: " + FileErrors.reason(e), e);
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

    /** Names the file where it cannot be written to: that a device is full says little. Told at once, so that nobody names it again. */
    private static final class NamedOutput extends FilterOutputStream {

        private final Path file;

        NamedOutput(Path file, OutputStream out) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw CommandException.refused(file + " cannot be written: " + FileErrors.reason(e), e);
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
