package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which tables a command is about. */
public final class TableOptions {

    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = {
                "Only these tables, with commas between them; all seven by default:",
                "daily_data, intraday_data, metadata, signal_history, portfolio_performance, portfolio_positions,"
                        + " system_events."
            })
    private List<String> names = new ArrayList<>();

    /**
     * Gives the tables.
     *
     * @return in the order in which they are always gone through
     * @throws CommandException if there is no table of a name
     */
    public List<TableFormat<?>> formats() {
        Set<String> wanted = new HashSet<>(names);
        List<TableFormat<?>> formats = TableFormat.ALL.stream()
                .filter(format ->
                        wanted.isEmpty() || wanted.contains(format.table().name()))
                .toList();
        formats.forEach(format -> wanted.remove(format.table().name()));
        if (!wanted.isEmpty()) {
            throw CommandException.usage("--tables: there is no table "
                    + wanted.stream().sorted().collect(Collectors.joining(", ")) + "; there are "
                    + TableFormat.ALL.stream()
                            .map(format -> format.table().name())
                            .collect(Collectors.joining(", ")));
        }
        return formats;
    }
}
