package dev.barkeep.storage.cli;

import dev.barkeep.storage.cli.archive.BackupCommand;
import dev.barkeep.storage.cli.archive.RestoreCommand;
import dev.barkeep.storage.cli.copy.CompareCommand;
import dev.barkeep.storage.cli.copy.CopyCommand;
import dev.barkeep.storage.cli.export.ExportCommand;
import dev.barkeep.storage.cli.keep.PruneCommand;
import dev.barkeep.storage.cli.keep.VacuumCommand;
import dev.barkeep.storage.cli.legacy.LegacyCommands;
import dev.barkeep.storage.cli.load.LoadCommand;
import dev.barkeep.storage.cli.look.OverviewCommand;
import dev.barkeep.storage.cli.look.ShowCommands;
import dev.barkeep.storage.cli.look.chart.ChartCommand;
import dev.barkeep.storage.cli.look.quality.QualityCommand;
import dev.barkeep.storage.cli.schema.InfoCommand;
import dev.barkeep.storage.cli.schema.SchemaCommands;
import dev.barkeep.storage.cli.schema.TckCommand;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.OutputUnwantedException;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.tck.cli.Exit;
import dev.barkeep.storage.tck.cli.Plugins;
import dev.barkeep.storage.tck.cli.RefusedException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program. */
public final class Main {

    private Main() {}

    /**
     * Runs the program.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        // A backend of a plugin may leave threads behind, or a shutdown hook that hangs.
        Exit.with(execute(Shell.ofProcess(), args));
    }

    /**
     * Runs the program as {@link #main} does.
     *
     * @param shell what it is started from
     * @param args see {@code --help}
     * @return the exit code
     */
    static int execute(Shell shell, String... args) {
        StorageTool tool = new StorageTool();
        Failures failures = new Failures(shell, tool);
        try {
            int exitCode = execute(commandLine(shell, tool), shell, tool, failures, args);
            shell.out().flush();
            return exitCode;
        } catch (OutputUnwantedException e) {
            return ExitCode.DONE;
        } catch (CommandException e) {
            return failures.of(e);
        } catch (Error e) {
            // As out of memory; a stack trace and the code of an answer would be all that is seen of it.
            return failures.of(e);
        }
    }

    private static int execute(
            CommandLine commandLine, Shell shell, StorageTool tool, Failures failures, String... args) {
        return commandLine
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setExecutionStrategy(parsed -> withPlugins(tool, failures, parsed))
                .setParameterExceptionHandler((error, arguments) -> failures.ofUsage(error))
                .setExecutionExceptionHandler((error, command, parsed) -> failures.ofCommand(error))
                .execute(args);
    }

    /**
     * Builds the commands.
     *
     * @param shell what they are started from
     * @param tool the options that all of them have
     * @return the command line
     */
    static CommandLine commandLine(Shell shell, StorageTool tool) {
        CommandLine completion = new CommandLine(new GenerateCompletion());
        completion
                .getCommandSpec()
                .usageMessage()
                .description("Prints a script of completions for bash or zsh: source <(storage generate-completion)");
        return new CommandLine(tool)
                .addSubcommand(new InfoCommand(shell))
                .addSubcommand(SchemaCommands.commandLine(shell))
                .addSubcommand(LegacyCommands.commandLine(shell))
                .addSubcommand(new LoadCommand(shell))
                .addSubcommand(new ExportCommand(shell))
                .addSubcommand(new TckCommand(shell))
                .addSubcommand(ShowCommands.commandLine(shell))
                .addSubcommand(new OverviewCommand(shell))
                .addSubcommand(new QualityCommand(shell))
                .addSubcommand(new ChartCommand(shell))
                .addSubcommand(new CopyCommand(shell))
                .addSubcommand(new CompareCommand(shell))
                .addSubcommand(new BackupCommand(shell))
                .addSubcommand(new RestoreCommand(shell))
                .addSubcommand(new PruneCommand(shell))
                .addSubcommand(new VacuumCommand(shell))
                .addSubcommand(completion)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int withPlugins(StorageTool tool, Failures failures, ParseResult parsed) {
        try (Plugins plugins = Plugins.load(tool.plugins())) {
            plugins.offer();
            return new RunLast().execute(parsed);
        } catch (RefusedException e) {
            return failures.of(e);
        }
    }
}
