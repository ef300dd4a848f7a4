package dev.barkeep.storage.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The configuration does not say which database to open, or says it in a way that cannot be understood. */
public final class ConfigurationException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with the configuration. */
    public enum Problem {
        /** A value does not parse or is out of its range; {@link #variable()} names it. */
        INVALID_VALUE,
        /** A value that has no default is missing; {@link #variable()} names it. */
        MISSING_VALUE,
        /** There is no backend on the class path at all, or one without its driver. */
        NO_BACKEND,
        /** There are backends, but none for the type or URL scheme asked for. */
        NO_MATCHING_BACKEND,
        /** Several backends claim the type or URL scheme asked for. */
        SEVERAL_BACKENDS
    }

    /** What is wrong. */
    private final Problem problem;

    /** The variable that is wrong, if it is one. */
    private final @Nullable String variable;

    /**
     * Makes the exception.
     *
     * @param problem what is wrong
     * @param variable the variable or builder property concerned, or {@code null} if it is none in particular
     * @param message what was found, what was expected, and what to do; never a secret
     */
    public ConfigurationException(Problem problem, @Nullable String variable, String message) {
        super(variable == null ? message : variable + ": " + message, null);
        this.problem = problem;
        this.variable = variable;
    }

    /**
     * Says what is wrong.
     *
     * @return the kind of problem
     */
    public Problem problem() {
        return problem;
    }

    /**
     * Names the variable that is wrong.
     *
     * @return the name as in the configuration table, or {@code null} if it is none in particular
     */
    public @Nullable String variable() {
        return variable;
    }
}
