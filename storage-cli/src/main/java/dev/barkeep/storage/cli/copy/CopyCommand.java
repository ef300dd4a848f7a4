package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies a database into another one. */
@Command(
        name = "copy",
        description = {
            "Copies all rows of a database into another one, of any kind, with their ids and times.",
            "The tables of the target are made, or brought to the newest version, first; the source is only read.",
            "Rows are stored in chunks of up to 10,000, each of them wholly or not at all. A copy that was ended in the middle, by"
                    + " whatever, is gone on with by the same command: what is there already is not written again.",
            "A row of the target with the same key and time of creation that was changed earlier than the source's is an older"
                    + " version of it, and is brought up to date; a target that holds any others, or newer ones, is refused."
                    + " Rows that were deleted in the source are such others: deletions are not carried over.",
            "Nobody else may write to the target meanwhile: what comes to a table that is being copied may be replaced.",
            "At the end both sides are read and compared; exit code 1 if they differ. Each table is read as of one moment,"
                    + " but not all of them as of the same: stop whoever writes, or run it again for what came meanwhile."
        })
public final class CopyCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final TwoDatabases databases = new TwoDatabases();

    @Mixin
    private final CopyOptions copy = new CopyOptions();

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            converter = Since.Converter.class,
            description = {
                "Copy only rows that changed at or after a moment, like 2024-01-31T14:30:00Z, or a day, like 2024-01-31, which"
                        + " begins in UTC; for a target that has the older ones from an earlier copy.",
                "What else the target holds stays and is not compared. Go back some minutes before the earlier copy, as clocks"
                        + " differ and long transactions end late.",
                "Rows that came to the source with older times, by a copy, a restore, a load of an export or a legacy import,"
                        + " are not seen: copy without --since after one of these. Rows that were deleted in the source"
                        + " stay in the target."
            })
    private Since since = Since.EVER;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public CopyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        TwoDatabases.Pair configs = databases.configs(shell);
        CopyRules rules = copy.rules(since.updated());
        try (Storage source = Databases.openExisting(configs.source());
                Storage target = Databases.openForWriting(configs.target())) {
            return new CopyRun(shell, new StorageRows(source), target, rules).run(output, copy.afterwards());
        }
    }
}
