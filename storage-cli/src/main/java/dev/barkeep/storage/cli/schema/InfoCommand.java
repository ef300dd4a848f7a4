package dev.barkeep.storage.cli.schema;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputFormat;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a storage is, and how much it holds. */
@Command(
        name = "info",
        description = {
            "Says which database this is, and the rows and bytes of its tables.",
            "The pool is that of programs with this configuration; this tool itself takes few connections."
        })
public final class InfoCommand implements Callable<Integer> {

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
    public InfoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        StorageConfig config = database.config(shell);
        try (Storage storage = Databases.openExisting(config)) {
            StorageInfo info = storage.info();
            String pool =
                    config.poolSize() + " connections, " + config.maxOverflow() + " more under load, renewed after "
                            + (config.poolRecycle() == null
                                    ? "never"
                                    : config.poolRecycle().toSeconds() + " s") + ", "
                            + config.poolTimeout().toSeconds() + " s to wait for one";
            if (output.format() == OutputFormat.TABLE) {
                shell.out()
                        .println("Database        " + info.product() + " " + info.productVersion() + ", backend "
                                + info.backend());
                shell.out().println("URL             " + info.url());
                shell.out().println("Schema version  " + info.schemaVersion());
                shell.out().println("Pool            " + pool);
                shell.out().println();
            }
            printTables(info, storage.tables());
        }
        return ExitCode.DONE;
    }

    private void printTables(StorageInfo info, List<TableInfo> tables) {
        boolean whole = output.format() != OutputFormat.TABLE;
        List<Field> fields = List.of(Field.text("table"), Field.number("rows"), Field.number("bytes"));
        List<Field> more = List.of(
                Field.text("table"),
                Field.number("rows"),
                Field.number("bytes"),
                Field.text("backend"),
                Field.text("product"),
                Field.text("product_version"),
                Field.text("url"),
                Field.number("schema_version"));
        try (RowPrinter printer = output.printer(shell.out(), whole ? more : fields)) {
            for (TableInfo table : tables) {
                printer.row(
                        whole
                                ? List.of(
                                        table.name(),
                                        table.rows(),
                                        table.bytes(),
                                        info.backend(),
                                        info.product(),
                                        info.productVersion(),
                                        info.url(),
                                        info.schemaVersion())
                                : List.of(table.name(), table.rows(), table.bytes()));
            }
        }
    }
}
