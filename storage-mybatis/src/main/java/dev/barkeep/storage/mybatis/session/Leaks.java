package dev.barkeep.storage.mybatis.session;

import dev.barkeep.storage.Leak;
import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices streams and transactions that became garbage without an end, and tells the host of them. */
final class Leaks {

    static final Logger log = LoggerFactory.getLogger(Leaks.class);

    /** One a storage: a listener that takes its time holds up only its own. */
    private final Cleaner cleaner = Cleaner.create();

    private final Consumer<Leak> listener;

    Leaks(Consumer<Leak> listener) {
        this.listener = listener;
    }

    /**
     * Watches something.
     *
     * @param handle what only the caller holds
     * @param whenGarbage what to do then; must not lead back to the handle
     */
    void watch(Object handle, Runnable whenGarbage) {
        cleaner.register(handle, whenGarbage);
    }

    /** Tells the host; its listener must not keep anything else from being closed. */
    void report(Holder holder) {
        try {
            listener.accept(new Leak(holder.what(), holder.openedAt()));
        } catch (RuntimeException e) {
            log.warn("The listener of leaks failed on: {}", holder.what(), e);
        }
    }
}
