package dev.barkeep.examples.quickstart;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file that is not what it should be. The message names it, the line and what is wrong: {@code goog.csv line 17: ...}. */
final class RefusedFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedFileException(String file, @Nullable String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
    }

    RefusedFileException(String file, long line, @Nullable String problem, @Nullable Throwable cause) {
        super(file + " line " + line + ": " + problem, cause);
    }
}
