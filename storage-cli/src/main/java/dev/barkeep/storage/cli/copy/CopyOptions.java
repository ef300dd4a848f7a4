package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.copy.CopyRules.OtherNumbers;
import dev.barkeep.storage.cli.copy.CopyRules.OtherRows;
import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is copied, what may be there already, and whether it is compared. */
public final class CopyOptions {

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Option(
            names = "--merge",
            description = {
                "Take a target that holds other rows: they stay, and rows of the same ticker and time, or of the same ticker"
                        + " in metadata and positions, are replaced by those of the source, also newer ones.",
                "Without it such a target is refused before anything is written, with exit code 4."
            })
    private boolean merge;

    @Option(
            names = "--replace-numbered",
            description = {
                "Replace signals, performance and events of the target that have the id of a row of the source but differ"
                        + " from it, and so are other rows: they are lost.",
                "Without it such a target is refused, also with --merge."
            })
    private boolean replaceNumbered;

    @Option(
            names = "--no-compare",
            description = "Do not read both sides again at the end to compare them; the exit code is 0 then.")
    private boolean noCompare;

    /**
     * Gives the rules of a copy.
     *
     * @param updated which rows of the source, by updated_at
     * @return the rules
     * @throws dev.barkeep.storage.cli.shell.CommandException if an option is wrong
     */
    public CopyRules rules(Range<Instant> updated) {
        return new CopyRules(
                tables.formats(),
                updated,
                merge ? OtherRows.MERGE : OtherRows.REFUSE,
                replaceNumbered ? OtherNumbers.REPLACE : OtherNumbers.REFUSE);
    }

    /**
     * Says what follows a copy.
     *
     * @return whether to compare
     */
    public CopyRun.Afterwards afterwards() {
        return noCompare ? CopyRun.Afterwards.NOTHING : CopyRun.Afterwards.COMPARE;
    }
}
