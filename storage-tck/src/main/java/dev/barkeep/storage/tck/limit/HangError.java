package dev.barkeep.storage.tck.limit;

import java.io.Serial;

/** A call took longer than it may. The stack trace is that of the thread which was in the call. */
public final class HangError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether the call still runs. */
    private final boolean abandoned;

    HangError(String message, StackTraceElement[] stack, boolean abandoned) {
        super(message);
        this.abandoned = abandoned;
        setStackTrace(stack);
    }

    /**
     * Says whether the call still runs.
     *
     * @return whether it took no notice of an interrupt
     */
    public boolean isAbandoned() {
        return abandoned;
    }
}
