package dev.barkeep.storage.cli.schema;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.CommandGroup;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.Databases;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The versions of the tables. */
public final class SchemaCommands {

    private SchemaCommands() {}

    /**
     * Builds {@code schema} with its commands.
     *
     * @param shell what they are started from
     * @return the command
     */
    public static CommandLine commandLine(Shell shell) {
        return new CommandLine(new SchemaCommand())
                .addSubcommand(new Status(shell))
                .addSubcommand(new Migrate(shell))
                .addSubcommand(new Rollback(shell))
                .addSubcommand(new Verify(shell))
                .addSubcommand(new Diff(shell))
                .addSubcommand(new Script(shell))
                .addSubcommand(new Repair(shell))
                .addSubcommand(new Baseline(shell));
    }

    @Command(
            name = "schema",
            description = "Shows and changes the versions of the tables; docs/schema.md tells how they work.",
            synopsisSubcommandLabel = "COMMAND")
    static final class SchemaCommand extends CommandGroup {}

    /** What the commands do alike. */
    abstract static class OnSchema implements Callable<Integer> {

        final Shell shell;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        OnSchema(Shell shell) {
            this.shell = shell;
        }

        @Override
        public final Integer call() {
            try (Schema schema = reach(database.config(shell))) {
                return on(schema);
            }
        }

        Schema reach(StorageConfig config) {
            return Databases.schemaOfExisting(config);
        }

        abstract int on(Schema schema);

        /** Says which version is reached. */
        final int tellVersion(Schema schema, int before) {
            int now = schema.version();
            shell.out()
                    .println(now == before ? "Version " + now + ", as before" : "Version " + now + ", was " + before);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "status",
            description = {
                "Lists every migration of the library and of the database, and how both agree.",
                "Exit code 1 if the tables are not those of this version."
            })
    static final class Status extends OnSchema {

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Status(Shell shell) {
            super(shell);
        }

        @Override
        int on(Schema schema) {
            SchemaStatus status = schema.status();
            List<Field> fields = List.of(
                    Field.number("number"),
                    Field.text("name"),
                    Field.text("state"),
                    Field.text("started_at"),
                    Field.text("finished_at"),
                    Field.text("applied_by"),
                    Field.text("library_version"),
                    Field.text("checksum"));
            try (RowPrinter printer = output.printer(shell.out(), fields)) {
                for (MigrationStatus each : status.migrations()) {
                    printer.row(Arrays.asList(
                            each.number(),
                            each.name(),
                            each.state(),
                            each.startedAt(),
                            each.finishedAt(),
                            each.appliedBy(),
                            each.libraryVersion(),
                            each.checksum()));
                }
            }
            return status.isCurrent() ? ExitCode.DONE : ExitCode.NO;
        }
    }

    @Command(
            name = "migrate",
            description = "Applies the migrations that are pending. Makes a SQLite file that is not there.")
    static final class Migrate extends OnSchema {

        @Option(names = "--to", paramLabel = "VERSION", description = "Up to this version; the newest by default.")
        private @Nullable Integer to;

        Migrate(Shell shell) {
            super(shell);
        }

        @Override
        Schema reach(StorageConfig config) {
            return Storages.schema(config);
        }

        @Override
        int on(Schema schema) {
            int before = schema.version();
            if (to == null) {
                schema.migrate();
            } else {
                schema.migrateTo(to);
            }
            return tellVersion(schema, before);
        }
    }

    @Command(
            name = "rollback",
            description =
                    "Takes migrations back, newest first, with the rows and columns that the older version has no place for.")
    static final class Rollback extends OnSchema {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--steps", paramLabel = "N", description = "How many; 1 by default.")
        private @Nullable Integer steps;

        @Option(names = "--to", paramLabel = "VERSION", description = "Back to this version; 0 leaves nothing.")
        private @Nullable Integer to;

        Rollback(Shell shell) {
            super(shell);
        }

        @Override
        int on(Schema schema) {
            if (to != null && steps != null) {
                throw new ParameterException(spec.commandLine(), "--steps and --to exclude each other");
            }
            int before = schema.version();
            if (to != null) {
                schema.rollbackTo(to);
            } else {
                schema.rollback(steps == null ? 1 : steps);
            }
            return tellVersion(schema, before);
        }
    }

    @Command(
            name = "verify",
            description = {
                "Compares the tables with what this version makes, and names every difference.",
                "Exit code 1 if there is one; 'storage schema diff' writes the script that mends it."
            })
    static final class Verify extends OnSchema {

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Verify(Shell shell) {
            super(shell);
        }

        @Override
        int on(Schema schema) {
            List<SchemaDifference> differences = schema.verify();
            List<Field> fields = List.of(
                    Field.text("table"),
                    Field.text("element"),
                    Field.text("difference"),
                    Field.text("expected"),
                    Field.text("actual"));
            try (RowPrinter printer = output.printer(shell.out(), fields)) {
                for (SchemaDifference each : differences) {
                    printer.row(
                            Arrays.asList(each.table(), each.element(), each.kind(), each.expected(), each.actual()));
                }
            }
            return differences.isEmpty() ? ExitCode.DONE : ExitCode.NO;
        }
    }

    @Command(
            name = "diff",
            description = {
                "Writes the SQL that makes the tables what 'verify' wants, for somebody who reads it first. Changes nothing.",
                "Exit code 1 if there is a difference."
            })
    static final class Diff extends OnSchema {

        @Option(names = "--undo", description = "Write the way back instead.")
        private boolean undo;

        Diff(Shell shell) {
            super(shell);
        }

        @Override
        int on(Schema schema) {
            SchemaScript script = schema.diff();
            shell.out().print(undo ? script.undo() : script.up());
            shell.out().flush();
            return script.isEmpty() ? ExitCode.DONE : ExitCode.NO;
        }
    }

    @Command(
            name = "script",
            description =
                    "Writes the SQL from one version to another, for a client of the database. Connects to nothing.")
    static final class Script implements Callable<Integer> {

        private final Shell shell;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        @Parameters(
                index = "0",
                paramLabel = "FROM",
                description = "The version that the database has, 0 if it is empty.")
        private int from;

        @Parameters(index = "1", paramLabel = "TO", description = "The version that it shall have; 0 leaves nothing.")
        private int to;

        Script(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            StorageConfig config = database.config(shell);
            shell.out().print(Storages.provider(config.url().scheme()).script(from, to));
            shell.out().flush();
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "repair",
            description = "Finishes, or takes back, a migration that was begun and not finished, as after a crash.")
    static final class Repair extends OnSchema {

        Repair(Shell shell) {
            super(shell);
        }

        @Override
        int on(Schema schema) {
            int before = schema.version();
            schema.repair();
            return tellVersion(schema, before);
        }
    }

    @Command(
            name = "baseline",
            description = "Marks the migrations of a database as applied whose tables were made by somebody else.")
    static final class Baseline extends OnSchema {

        Baseline(Shell shell) {
            super(shell);
        }

        @Override
        int on(Schema schema) {
            int before = schema.version();
            schema.baseline();
            return tellVersion(schema, before);
        }
    }
}
