package dev.barkeep.storage.cli.export;

import dev.barkeep.storage.cli.shell.Shell;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output for much of it. The stream of the process swallows errors, and a million rows would go on into nothing. */
final class StandardOutput {

    private static final int BUFFER = 1 << 16;

    private StandardOutput() {}

    static OutputStream of(Shell shell) {
        OutputStream out = shell.out() == System.out ? new FileOutputStream(FileDescriptor.out) : shell.out();
        return new BufferedOutputStream(out, BUFFER);
    }

    /** Whether who reads it went away, as {@code head} does when it has enough. */
    static boolean isUnwanted(IOException error) {
        // There is no other sign of it; a message in a language without the word is told as an error.
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
