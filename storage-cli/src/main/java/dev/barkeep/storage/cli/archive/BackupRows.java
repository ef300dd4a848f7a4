package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.cli.copy.RowSource;
import dev.barkeep.storage.cli.output.Progress;

/** The rows of a file that was backed up to. */
interface BackupRows extends RowSource, AutoCloseable {

    /**
     * Reads all of it, before anything of it is stored.
     *
     * @throws dev.barkeep.storage.cli.shell.CommandException if something of it cannot be read, or is not as it was written
     */
    void verify(Progress progress);

    @Override
    void close();
}
