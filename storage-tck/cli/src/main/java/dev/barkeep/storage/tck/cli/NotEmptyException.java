package dev.barkeep.storage.tck.cli;

import java.io.Serial;

/** The kit wants an empty database, and this one holds tables of others. */
public final class NotEmptyException extends RefusedException {

    @Serial
    private static final long serialVersionUID = 1L;

    NotEmptyException(String message) {
        super(message);
    }
}
