package dev.barkeep.storage.mybatis.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Who has had a connection since when.
 *
 * @param what a transaction, or a stream of what
 * @param remedy what to do if it is in the way of its own thread
 * @param opened made at the place
 * @param thread who opened it
 * @param since as of {@link System#nanoTime}
 */
record Holder(String what, String remedy, Throwable opened, Thread thread, long since) {

    /** This library, and what stands between it and a host that calls it through proxies. */
    private static final List<String> NOT_OF_THE_HOST =
            List.of("dev.barkeep.storage.mybatis.", "dev.barkeep.storage.Storage", "java.", "jdk.", "sun.");

    static Holder transaction() {
        return here(
                "transaction",
                "what belongs to a transaction is called on it, not on the storage; running it again does not help");
    }

    static Holder stream(String doing) {
        return here("stream (" + doing + ")", "close it first");
    }

    private static Holder here(String what, String remedy) {
        Thread thread = Thread.currentThread();
        return new Holder(
                what, remedy, new Throwable("opened by thread " + thread.getName()), thread, System.nanoTime());
    }

    /**
     * Gives the place: the trace begins where the host calls this library. Cut when somebody asks, as its elements take longer to make
     * than a transaction's other parts in Java together.
     */
    Throwable openedAt() {
        StackTraceElement[] trace = opened.getStackTrace();
        int host = 0;
        while (host < trace.length && isOfTheLibrary(trace[host])) {
            host++;
        }
        if (host > 0 && host < trace.length) {
            opened.setStackTrace(Arrays.copyOfRange(trace, host, trace.length));
        }
        return opened;
    }

    private static boolean isOfTheLibrary(StackTraceElement frame) {
        return NOT_OF_THE_HOST.stream().anyMatch(frame.getClassName()::startsWith);
    }

    boolean isOfThisThread() {
        return thread == Thread.currentThread();
    }

    /** Describes it as the oldest of some. */
    String describe(int all) {
        return "of " + all + " open ones the oldest is a " + what + ", " + opened.getMessage() + " "
                + Duration.ofNanos(System.nanoTime() - since).toSeconds() + " s ago"
                + Arrays.stream(openedAt().getStackTrace())
                        .findFirst()
                        .filter(place -> !isOfTheLibrary(place))
                        .map(place -> " at " + place)
                        .orElse("")
                + (isOfThisThread() ? ", by the one that waits: " + remedy : "");
    }
}
