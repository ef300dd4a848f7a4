package dev.barkeep.storage.cli.schema;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.tck.cli.KitOptions;
import dev.barkeep.storage.tck.cli.KitRun;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the conformance kit. */
@Command(
        name = "tck",
        description = {
            "Tests whether a database, with its backend, keeps the contract of a storage.",
            "The database or schema has to be empty, and is empty again afterwards: nothing else may use it during the run."
        })
public final class TckCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final KitOptions options = new KitOptions();

    @Option(names = "--traces", description = "Show the stack traces of failed tests.")
    private boolean traces;

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public TckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        StorageConfig config = database.config(shell);
        // The default is where people keep their data, and nobody asked for it.
        if (config.url().equals(DatabaseUrl.sqlite(StorageConfig.DEFAULT_PATH))) {
            throw CommandException.usage(
                    "no database is named; give --url URL of one that is empty, or set DATABASE_URL");
        }
        Optional<PrintStream> traced = traces ? Optional.of(shell.err()) : Optional.empty();
        return new KitRun(options, shell.out(), shell.err(), traced, shell.terminal() != null).on(config);
    }
}
