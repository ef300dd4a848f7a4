package dev.barkeep.storage.cli.shell;

/** What the program ends with. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** The answer is no: there are differences, gaps, or broken rules. */
    public static final int NO = 1;

    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    /** The storage cannot be reached, or is busy: the same command may go through later. */
    public static final int UNREACHABLE = 3;

    /** Refused by the data or by the tables. */
    public static final int REFUSED = 4;

    /** Failed by an error that nobody thought of: a defect of the program. */
    public static final int DEFECT = 70;

    private ExitCode() {}
}
