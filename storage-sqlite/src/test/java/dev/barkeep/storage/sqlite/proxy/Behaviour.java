package dev.barkeep.storage.sqlite.proxy;

import dev.barkeep.storage.StorageConfig;
import org.jspecify.annotations.Nullable;

/** What a storage does instead of what the good one does. */
@FunctionalInterface
public interface Behaviour {

    /** Behaves as the good storage does. */
    Behaviour GOOD = Call::proceed;

    /**
     * Answers a call.
     *
     * @param call what was asked
     * @return what is answered
     * @throws Throwable what is thrown
     */
    @Nullable
    Object handle(Call call) throws Throwable;

    /**
     * Opens a storage with another configuration than it was given.
     *
     * @param config as given
     * @return as the good storage gets it
     */
    default StorageConfig configure(StorageConfig config) {
        return config;
    }
}
