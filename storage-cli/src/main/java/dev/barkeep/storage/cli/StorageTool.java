package dev.barkeep.storage.cli;

import dev.barkeep.storage.cli.shell.Build;
import dev.barkeep.storage.cli.shell.CommandGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command that has all the others, and the options that all of them have. */
@Command(
        name = "storage",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = StorageTool.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Loads, shows, checks, copies and keeps bars, signals, portfolios and events on any database.",
        footer = {
            "",
            "Exit codes: 0 done, 1 the answer is no, 2 wrong usage or a refused login, 3 the storage cannot be reached or is busy, 4 refused by the data"
                    + " or the tables, 70 a defect of the program, 130 interrupted.",
            "Results go to standard output, all else to standard error."
        })
final class StorageTool extends CommandGroup {

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description = "The jar of a further backend, or one that it needs, like a driver; may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack traces of errors.")
    private boolean debug;

    List<Path> plugins() {
        return plugins;
    }

    boolean isDebugging() {
        return debug;
    }

    /** The version of the build. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"storage " + Build.version()};
        }
    }
}
