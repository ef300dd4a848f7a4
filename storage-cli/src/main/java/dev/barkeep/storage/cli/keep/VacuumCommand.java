package dev.barkeep.storage.cli.keep;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives the space of deleted rows back. */
@Command(
        name = "vacuum",
        description = {
            "Gives the space of deleted rows back, and refreshes what the database knows of its tables for its plans.",
            "Prints the bytes of each table before and after, as the database reckons or estimates them. May take long, need as"
                    + " much space again meanwhile, and hold up others that write.",
            "Exit code 4 if the database cannot."
        })
public final class VacuumCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param shell what it is started from
     */
    public VacuumCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try (Storage storage = database.openExisting(shell)) {
            Map<String, Long> before =
                    storage.tables().stream().collect(Collectors.toMap(TableInfo::name, TableInfo::bytes));
            storage.vacuum();
            List<Field> fields = List.of(
                    Field.text("table"),
                    Field.number("rows"),
                    Field.number("bytes_before"),
                    Field.number("bytes_after"));
            try (RowPrinter printer = output.printer(shell.out(), fields)) {
                for (TableInfo table : storage.tables()) {
                    printer.row(
                            List.of(table.name(), table.rows(), before.getOrDefault(table.name(), 0L), table.bytes()));
                }
            }
        }
        return ExitCode.DONE;
    }
}
