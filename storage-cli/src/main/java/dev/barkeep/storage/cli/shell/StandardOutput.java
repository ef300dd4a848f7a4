package dev.barkeep.storage.cli.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output of the process. The stream that Java has for it swallows errors, and a million rows would go on into nothing. */
final class StandardOutput extends OutputStream {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** Unchecked: those that are not would be swallowed above. */
    private static RuntimeException told(IOException error) {
        // There is no other sign of it; a message in a language without the word is told as an error.
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
                ? new OutputUnwantedException(error)
                : CommandException.refused("standard output cannot be written: " + FileErrors.reason(error), error);
    }
}
