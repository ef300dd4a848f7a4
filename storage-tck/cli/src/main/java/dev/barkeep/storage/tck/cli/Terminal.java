package dev.barkeep.storage.tck.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The terminal that somebody sits at. */
public final class Terminal {

    private Terminal() {}

    /**
     * Finds the terminal of the process.
     *
     * @return the terminal, or {@code null} if input or output is a file or a pipe
     */
    @SuppressWarnings("SystemConsoleNull") // Below Java 22 null is the answer; above, the next lines ask.
    public static @Nullable Console ofProcess() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            // From Java 22 on there is a console also where there is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }
}
