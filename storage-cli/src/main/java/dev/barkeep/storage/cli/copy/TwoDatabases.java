package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.DatabaseChoice;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.EnvFileOptions;
import dev.barkeep.storage.cli.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The databases on both sides of a command. */
final class TwoDatabases {

    private static final Map<String, String> PRODUCTS = Map.of("postgres", "postgresql", "mariadb", "mysql");
    private static final Map<String, Integer> PORTS = Map.of("postgresql", 5432, "mysql", 3306);

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = {
                "The source: sqlite:///file.db, postgresql://user@host/database, mysql://..., mariadb://...",
                "Without it DATABASE_URL and the other variables say it, of the process or of a file .env."
            })
    private @Nullable String from;

    @Option(
            names = "--from-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password for the source.")
    private @Nullable Path fromPasswordFile;

    @Option(names = "--to", paramLabel = "URL", required = true, description = "The target, another database.")
    private @Nullable String to;

    @Option(
            names = "--to-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password for the target.")
    private @Nullable Path toPasswordFile;

    @Mixin
    private final EnvFileOptions envFile = new EnvFileOptions();

    /**
     * Both of them.
     *
     * @param source the source
     * @param target the target
     */
    record Pair(StorageConfig source, StorageConfig target) {}

    /** Reads what was said of both. */
    Pair configs(Shell shell) {
        StorageConfig source = new DatabaseChoice(from, "--from", fromPasswordFile, false, envFile).config(shell);
        StorageConfig target = new DatabaseChoice(to, "--to", toPasswordFile, false, envFile).config(shell);
        requireKept("--from", source.url());
        requireKept("--to", target.url());
        if (place(source.url()).equals(place(target.url()))) {
            throw CommandException.usage("--from and --to are the same database, " + target.url());
        }
        return new Pair(source, target);
    }

    private static void requireKept(String option, DatabaseUrl url) {
        boolean inMemory = ":memory:".equals(Databases.file(url));
        if (inMemory) {
            throw CommandException.usage(
                    option + " is a database in memory, which is empty and ends with the command; name"
                            + " a file or a server");
        }
    }

    /** Where a database is, whoever asks for it. */
    private static String place(DatabaseUrl url) {
        String file = Databases.file(url);
        if (file != null) {
            return realPath(Path.of(file));
        }
        if (url.jdbc() != null) {
            return url.reveal();
        }
        String product = PRODUCTS.getOrDefault(url.scheme(), url.scheme());
        return product + "://"
                + url.hosts().stream()
                        .map(host -> host.name().toLowerCase(Locale.ROOT) + ":"
                                + (host.port() == null ? PORTS.get(product) : host.port()))
                        .toList()
                + "/" + url.database()
                + Objects.requireNonNullElse(url.parameters().get("currentSchema"), "");
    }

    private static String realPath(Path file) {
        try {
            return Files.exists(file)
                    ? file.toRealPath().toString()
                    : file.toAbsolutePath().normalize().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
