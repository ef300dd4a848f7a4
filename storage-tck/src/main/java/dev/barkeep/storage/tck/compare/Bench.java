package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.Storage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a comparison needs of the test that runs it. */
public interface Bench {

    /**
     * Returns the storage that is compared.
     *
     * @return the open storage; empty at first
     */
    Storage storage();

    /**
     * Returns a second storage on the same database.
     *
     * @return the open storage, or {@code null} if the database can have only one
     */
    @Nullable
    Storage second();

    /**
     * Closes the storages and opens them again on the same data.
     *
     * @return whether that is possible; if not, nothing was done
     */
    boolean reopen();

    /**
     * Closes the storages and opens them on a database without rows.
     *
     * @return whether that worked
     */
    boolean empty();

    /**
     * Opens a model that is empty and has the clock of the storage.
     *
     * @return the model, to be closed by the caller
     */
    Storage model();

    /**
     * Reads the clock of the storage and the model.
     *
     * @return the time
     */
    Instant now();

    /**
     * Sets the clock of the storage and the model.
     *
     * @param now the time
     */
    void set(Instant now);
}
