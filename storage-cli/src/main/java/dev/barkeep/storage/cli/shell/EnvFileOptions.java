package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.StorageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which file of variables counts beside those of the process. */
public final class EnvFileOptions {

    private static final Path USUAL_FILE = Path.of(".env");

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = {
                "The file of variables, below those of the process; .env by default, if there is one.",
                "Where the database is, one of the two says alone."
            })
    private @Nullable Path envFile;

    @Option(names = "--no-env-file", description = "Read no file of variables.")
    private boolean noEnvFile;

    /**
     * Reads the variables.
     *
     * @param shell its variables win over those of the file; it is told when a {@code .env} that nobody named decides
     * @param url the URL of an option, or {@code null}
     * @param withPassword whether an option gives a password; it is refused if a {@code .env} that nobody named decides
     * @return the variables by name; may be changed
     * @throws CommandException if the options are wrong, or contradict the variables
     * @throws dev.barkeep.storage.error.ConfigurationException if the file cannot be trusted or understood
     */
    Map<String, String> variables(Shell shell, @Nullable String url, boolean withPassword) {
        Map<String, String> process = new HashMap<>(shell.environment());
        if (url != null) {
            process.put("DATABASE_URL", url);
        }
        if (noEnvFile) {
            requireOne();
            return process;
        }
        if (envFile != null) {
            requireReadable(envFile);
            if (url == null) {
                requireOneSource(envFile, process);
            }
            return StorageConfig.variables(envFile, process);
        }
        Map<String, String> variables = StorageConfig.variables(USUAL_FILE, process);
        if (!StorageConfig.hasLocation(process) && StorageConfig.hasLocation(variables)) {
            Path file = USUAL_FILE.toAbsolutePath();
            if (withPassword) {
                throw CommandException.usage("the password would go to the database of " + file
                        + ", which anybody may have put there; give --url, or name the file by --env-file");
            }
            shell.tell("storage: the database is that of " + file);
        }
        return variables;
    }

    private void requireOne() {
        if (envFile != null) {
            throw CommandException.usage("--env-file and --no-env-file exclude each other");
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw CommandException.usage("--env-file: there is no file " + file + " that can be read");
        }
    }

    /** Otherwise the place that the file names would be ignored without a word. */
    private static void requireOneSource(Path file, Map<String, String> process) {
        if (StorageConfig.hasLocation(process) && StorageConfig.hasLocation(StorageConfig.variables(file, Map.of()))) {
            throw CommandException.usage(
                    "--env-file: " + file + " says where the database is, and so does the process by its "
                            + "DATABASE_... or DB_... variables; unset these, or leave out the file");
        }
    }
}
