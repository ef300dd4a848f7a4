package dev.barkeep.storage.tck;

import java.io.Serial;

/** What {@link StorageTck#knownFailures} declares is wrong: a rule is kept, or there is none of that id, or no reason. */
public final class WrongDeclaration extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    WrongDeclaration(String message) {
        super(message);
    }
}
