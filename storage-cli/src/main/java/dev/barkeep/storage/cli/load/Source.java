package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file to load, or standard input.
 *
 * @param name as it is named in messages
 * @param path the file, or {@code null} for standard input
 */
record Source(String name, @Nullable Path path) {

    /** Stands for standard input on the command line. */
    static final String STANDARD_INPUT = "-";

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Takes an argument of the command line. */
    static Source of(String argument) {
        return argument.equals(STANDARD_INPUT)
                ? new Source("standard input", null)
                : new Source(argument, Path.of(argument));
    }

    /** Refuses what is no file that can be read. */
    void requireFile() {
        if (path == null) {
            return;
        }
        if (!Files.exists(path)) {
            throw CommandException.usage(name + ": it does not exist");
        }
        if (Files.isDirectory(path)) {
            throw CommandException.usage(name + " is a folder; name the files in it");
        }
        if (!Files.isReadable(path)) {
            throw CommandException.usage(name + ": there is no right to read it");
        }
    }

    /** How many bytes there are to read, or {@link Progress#UNKNOWN}. */
    long size() {
        // A named pipe can be read once, and nobody knows its size.
        if (path == null || !Files.isRegularFile(path)) {
            return Progress.UNKNOWN;
        }
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(e, 0);
        }
    }

    /**
     * Opens it as text in UTF-8, unpacked if it is packed by gzip.
     *
     * @param standardInput what to read if it is that
     * @param read is told of the bytes that were read, packed ones if it is packed
     */
    BufferedReader open(InputStream standardInput, LongConsumer read) throws IOException {
        // Not by a channel, which asks for its position: a pipe has none.
        InputStream bytes = path == null ? standardInput : new FileInputStream(path.toFile());
        try {
            InputStream plain = unpacked(new BufferedInputStream(new Counted(bytes, read), BUFFER));
            // A decoder of its own refuses what is no UTF-8; a reader of a charset would replace it.
            BufferedReader text =
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException | RuntimeException e) {
            try (bytes) {
                throw e;
            }
        }
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        byte[] magic = magic(bytes);
        if (!starts(magic, 0x1f, 0x8b)) {
            refuseKnown(magic);
            return bytes;
        }
        InputStream plain = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
        refuseKnown(magic(plain));
        return plain;
    }

    private static byte[] magic(InputStream bytes) throws IOException {
        bytes.mark(MAGIC);
        byte[] magic = bytes.readNBytes(MAGIC);
        bytes.reset();
        return magic;
    }

    private void refuseKnown(byte[] magic) {
        if (starts(magic, 'P', 'K', 3, 4)) {
            throw CommandException.refused(
                    name + " is a zip archive or a spreadsheet, no CSV; unpack it, or save it as CSV");
        }
        if (starts(magic, 0xff, 0xfe) || starts(magic, 0xfe, 0xff)) {
            throw CommandException.refused(name + " is text in UTF-16; save it as UTF-8");
        }
    }

    private static boolean starts(byte[] magic, int... bytes) {
        byte[] wanted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            wanted[i] = (byte) bytes[i];
        }
        return magic.length >= wanted.length && Arrays.equals(Arrays.copyOf(magic, wanted.length), wanted);
    }

    /** Says why it cannot be read. */
    CommandException unreadable(IOException error, long line) {
        String where = line > 0 ? name + ":" + line : name;
        return CommandException.refused(where + ": it cannot be read: " + FileErrors.reason(error), error);
    }

    /** Tells how many bytes went through. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer read;

        Counted(InputStream in, LongConsumer read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                read.accept(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                read.accept(count);
            }
            return count;
        }
    }
}
