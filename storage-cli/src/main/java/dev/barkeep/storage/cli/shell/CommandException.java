package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.tck.cli.RefusedException;
import java.io.Serial;

/** A command cannot do what it was asked to; says why in one line, and what the program ends with. */
public final class CommandException extends RefusedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    private CommandException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /**
     * Refuses arguments.
     *
     * @param message what is wrong, where, and what to do
     * @return the exception, of {@link ExitCode#USAGE}
     */
    public static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    /**
     * Refuses arguments.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what it comes from
     * @return the exception, of {@link ExitCode#USAGE}
     */
    public static CommandException usage(String message, Throwable cause) {
        return new CommandException(ExitCode.USAGE, message, cause);
    }

    /**
     * Tells that a storage is not there.
     *
     * @param message what is wrong, where, and what to do
     * @return the exception, of {@link ExitCode#UNREACHABLE}
     */
    public static CommandException unreachable(String message) {
        return new CommandException(ExitCode.UNREACHABLE, message);
    }

    /**
     * Refuses data.
     *
     * @param message what is wrong, where, and what to do
     * @return the exception, of {@link ExitCode#REFUSED}
     */
    public static CommandException refused(String message) {
        return new CommandException(ExitCode.REFUSED, message);
    }

    /**
     * Refuses data.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what it comes from
     * @return the exception, of {@link ExitCode#REFUSED}
     */
    public static CommandException refused(String message, Throwable cause) {
        return new CommandException(ExitCode.REFUSED, message, cause);
    }

    /**
     * Gives what the program ends with.
     *
     * @return one of {@link ExitCode}
     */
    public int exitCode() {
        return exitCode;
    }
}
