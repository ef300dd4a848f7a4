package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.tck.cli.Terminal;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the program was started from.
 *
 * @param environment its variables
 * @param in standard input
 * @param out for results only
 * @param err for all else
 * @param terminal the terminal that somebody sits at, or {@code null} if input or output is a file or a pipe
 */
public record Shell(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        @Nullable Console terminal) {

    /** Makes it of a copy of the variables. */
    public Shell {
        environment = Map.copyOf(environment);
    }

    /**
     * Gives that of the process.
     *
     * @return the shell
     */
    public static Shell ofProcess() {
        PrintStream out = new PrintStream(new StandardOutput(), true, StandardCharsets.UTF_8);
        return new Shell(System.getenv(), System.in, out, System.err, Terminal.ofProcess());
    }

    /**
     * Asks for a secret.
     *
     * @param prompt the question
     * @return what was typed, unseen; empty if there is no terminal
     */
    public Optional<char[]> ask(String prompt) {
        return terminal == null ? Optional.empty() : Optional.ofNullable(terminal.readPassword("%s: ", prompt));
    }

    /**
     * Tells a person something that is no result.
     *
     * @param line one line
     */
    public void tell(String line) {
        err.println(line);
    }
}
