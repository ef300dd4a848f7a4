package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which database a command is about. */
public final class DatabaseOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "The database: sqlite:///file.db, postgresql://user@host/database, mysql://..., mariadb://...",
                "Without it DATABASE_URL and the other variables say it, of the process or of a file .env."
            })
    private @Nullable String url;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--ask-password", description = "Ask for the password on the terminal.")
    private boolean askPassword;

    @Mixin
    private final EnvFileOptions envFile = new EnvFileOptions();

    /**
     * Reads the configuration.
     *
     * @param shell whose variables count where there is no option
     * @return the configuration
     * @throws CommandException if an option is wrong
     * @throws dev.barkeep.storage.error.ConfigurationException if a variable is
     */
    public StorageConfig config(Shell shell) {
        return new DatabaseChoice(url, "--url", passwordFile, askPassword, envFile).config(shell);
    }

    /**
     * Opens a storage that is there already, and changes no table.
     *
     * @param shell whose variables count where there is no option
     * @return the storage
     */
    public Storage openExisting(Shell shell) {
        return Databases.openExisting(config(shell));
    }

    /**
     * Opens a storage to write to; makes it and its tables if need be.
     *
     * @param shell whose variables count where there is no option
     * @return the storage
     */
    public Storage openForWriting(Shell shell) {
        return Databases.openForWriting(config(shell));
    }
}
