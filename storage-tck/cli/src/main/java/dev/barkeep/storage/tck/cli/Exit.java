package dev.barkeep.storage.tck.cli;

import java.time.Duration;

/** Ends the process, also where a backend would keep it alive. */
public final class Exit {

    /** By Ctrl-C. */
    static final int INTERRUPTED = 130;

    /** How long the shutdown hooks of backends and drivers may take. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Exit() {}

    /**
     * Ends the process. Threads that a backend left behind do not keep it alive, and a shutdown hook that hangs does so for
     * some seconds only.
     *
     * @param code the exit code
     */
    public static void with(int code) {
        haltLater(code);
        System.exit(code);
    }

    /** Ends the process by force if its shutdown does not end. */
    static void haltLater(int code) {
        Thread thread = new Thread(() -> halt(code), "halt");
        thread.setDaemon(true);
        thread.start();
    }

    private static void halt(int code) {
        try {
            Thread.sleep(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
