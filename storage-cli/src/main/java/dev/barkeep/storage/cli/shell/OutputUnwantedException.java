package dev.barkeep.storage.cli.shell;

import java.io.IOException;
import java.io.Serial;

/** Who reads standard output went away, as {@code head} does when it has enough: no error, but the end. */
public final class OutputUnwantedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OutputUnwantedException(IOException cause) {
        super("standard output is not read any more", cause);
    }
}
