package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.cli.table.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tables a command is about. */
public final class TableOptions {

    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = {
                "Only these tables, with commas between them; all seven by default:",
                "daily, intraday, metadata, signals, performance, positions, events."
            })
    private List<TableName> names = new ArrayList<>();

    /**
     * Gives the tables.
     *
     * @return in the order in which they are always gone through
     */
    public List<TableFormat<?>> formats() {
        return Arrays.stream(TableName.values())
                .filter(name -> names.isEmpty() || names.contains(name))
                .<TableFormat<?>>map(TableName::format)
                .toList();
    }
}
