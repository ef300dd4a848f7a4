package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.cli.shell.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many rows come out. */
final class LimitOptions {

    private static final int DEFAULT = 20;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "So many rows at most, 1 or more; 20 by default. Of bars, so many of each series.")
    private @Nullable Integer limit;

    @Option(names = "--all", description = "All rows, instead of --limit.")
    private boolean all;

    boolean isGiven() {
        return all || limit != null;
    }

    int most() {
        if (all && limit != null) {
            throw CommandException.usage("--limit and --all exclude each other");
        }
        if (limit != null && limit < 1) {
            throw CommandException.usage("--limit " + limit + " is less than 1; --all shows all rows");
        }
        if (all) {
            return Integer.MAX_VALUE;
        }
        return limit == null ? DEFAULT : limit;
    }
}
