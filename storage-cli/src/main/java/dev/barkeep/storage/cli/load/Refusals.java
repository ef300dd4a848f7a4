package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.tck.cli.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of rows that are refused: the first one ends the load, or all of them are told of. */
final class Refusals implements AutoCloseable {

    private static final int TOLD = 20;

    private final Shell shell;
    private final LoadRules rules;
    private final @Nullable Path path;
    private final @Nullable NewFile file;
    private long count;

    /**
     * Begins.
     *
     * @param path where all of them are to be listed, or {@code null}
     */
    Refusals(Shell shell, LoadRules rules, @Nullable Path path, NewFile.Existing existing) {
        this.shell = shell;
        this.rules = rules;
        this.path = path;
        this.file = path == null ? null : NewFile.begin(path, existing);
    }

    /**
     * Refuses a row.
     *
     * @throws CommandException if the first one ends the load
     */
    void refuse(Source source, RawRow row, RuntimeException reason) {
        String line = OneLine.of(source.name() + ":" + row.line() + ": " + reason.getMessage());
        if (!rules.has(Choice.SKIP_REFUSED)) {
            throw CommandException.refused(line + "; nothing is stored; --on-error skip leaves such rows out", reason);
        }
        count++;
        if (count <= TOLD) {
            shell.tell(line);
        }
        if (file != null) {
            try {
                file.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /**
     * Tells how many there were beyond those that were told, and writes the list to its end.
     *
     * @throws CommandException if that fails, as on a full disk
     */
    void end() {
        if (count > TOLD) {
            shell.tell(String.format(Locale.ROOT, "... and %,d rows more are refused", count - TOLD)
                    + (path == null ? "; --rejects FILE lists all" : "; " + path + " lists all"));
        }
        if (file != null) {
            try {
                file.out().flush();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /**
     * Puts the list in its place, after the rows were stored.
     *
     * @throws CommandException if that fails; it says that the rows are stored
     */
    void keep() {
        if (file != null) {
            try {
                file.keep();
            } catch (CommandException e) {
                throw CommandException.refused("the rows are stored, but the list is not: " + e.getMessage(), e);
            }
        }
    }

    private CommandException unwritable(IOException error) {
        return CommandException.refused(path + " cannot be written: " + FileErrors.reason(error), error);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
