package dev.barkeep.storage.cli;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.shell.OutputUnwantedException;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.tck.cli.NotEmptyException;
import dev.barkeep.storage.tck.cli.OneLine;
import dev.barkeep.storage.tck.cli.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How errors show: one line, and an exit code. */
final class Failures {

    /** No more of an argument is shown: what follows may be a URL with a password. */
    private static final Pattern OPTION = Pattern.compile("^--?[A-Za-z-]*");

    /** From the colon behind a user to the last at sign before a blank. */
    private static final Pattern PASSWORD = Pattern.compile("(:/{1,2}[^\\s:/@]*:)(?!\\*\\*\\*@)\\S*@");

    private static final int LONGEST = 2_000;

    private final Shell shell;
    private final StorageTool tool;

    Failures(Shell shell, StorageTool tool) {
        this.shell = shell;
        this.tool = tool;
    }

    /** Tells of what a command threw; that nobody reads its results any more is no failure of it. */
    int ofCommand(Exception error) {
        return error instanceof OutputUnwantedException ? ExitCode.DONE : of(error);
    }

    /** Tells of an error. */
    int of(Throwable error) {
        if (tool.isDebugging()) {
            error.printStackTrace(shell.err());
        }
        Throwable reason = error instanceof UncheckedIOException && error.getCause() != null ? error.getCause() : error;
        int code = exitCode(reason);
        String message = reason instanceof IOException io ? OneLine.of(FileErrors.reason(io)) : OneLine.of(reason);
        if (reason instanceof OutOfMemoryError) {
            tell("out of memory (" + message + "); JAVA_OPTS=-Xmx4g gives more to bin/storage, and -Xmx4g to java");
            return ExitCode.REFUSED;
        }
        tell((code == ExitCode.DEFECT ? "a defect of this program, please report it with --debug: " : "")
                + message
                + way(reason));
        return code;
    }

    /** Tells of wrong arguments. */
    int ofUsage(ParameterException error) {
        if (error.getCause() != null && tool.isDebugging()) {
            error.printStackTrace(shell.err());
        }
        tell(usage(error) + "; '" + error.getCommandLine().getCommandSpec().qualifiedName()
                + " --help' shows what there is");
        return ExitCode.USAGE;
    }

    /** A URL may stand where nobody expects one, and its password must not show; a line is to be read. */
    private void tell(String message) {
        shell.tell("storage: " + OneLine.of(PASSWORD.matcher(message).replaceAll("$1***@"), LONGEST));
    }

    /** The library speaks to programs; these are the commands that do what it says. */
    private static String way(Throwable error) {
        if (!(error instanceof SchemaMismatchException mismatch)) {
            return "";
        }
        return switch (mismatch.reason()) {
            case PENDING -> "; 'storage schema migrate' does";
            case UNFINISHED -> "; 'storage schema repair' does";
            case NO_HISTORY -> "; 'storage schema baseline' does";
            case TABLES_DIFFER -> "; 'storage schema verify' names what differs";
            case CHANGED, MISSING, LATE -> "; 'storage schema status' lists the versions";
            case OTHER_PROGRAM, NEWER -> "";
        };
    }

    private static int exitCode(Throwable error) {
        if (error instanceof CommandException command) {
            return command.exitCode();
        }
        if (error instanceof NotEmptyException) {
            return ExitCode.REFUSED;
        }
        if (error instanceof ConfigurationException || error instanceof RefusedException) {
            return ExitCode.USAGE;
        }
        if (error instanceof OutcomeUnknownException
                || (error instanceof StorageException storage && storage.isRetryable())) {
            return ExitCode.UNREACHABLE;
        }
        return error instanceof StorageException || error instanceof IOException ? ExitCode.REFUSED : ExitCode.DEFECT;
    }

    /** What picocli says of a wrong argument, but for the argument itself, which may be a URL with a password. */
    private static String usage(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            return first.startsWith("-")
                    ? "there is no option "
                            + OPTION.matcher(first)
                                    .results()
                                    .findFirst()
                                    .map(MatchResult::group)
                                    .orElse("-")
                    : "there is an argument too many; a URL stands behind --url";
        }
        return OneLine.of(String.valueOf(error.getMessage()));
    }
}
