package dev.barkeep.storage.model;

/** The known values of {@link SystemEvent#severity}. Others survive a round trip unchanged. */
public final class Severities {

    /** Of interest to developers. */
    public static final String DEBUG = "DEBUG";

    /** Normal. */
    public static final String INFO = "INFO";

    /** Worth a look. */
    public static final String WARNING = "WARNING";

    /** Something did not work. */
    public static final String ERROR = "ERROR";

    /** The application cannot do its job. */
    public static final String CRITICAL = "CRITICAL";

    private Severities() {}
}
