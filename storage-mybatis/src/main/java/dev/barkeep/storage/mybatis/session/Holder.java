package dev.barkeep.storage.mybatis.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Who has had a connection since when.
 *
 * @param what a transaction, or a stream of what
 * @param openedAt the place
 * @param since as of {@link System#nanoTime}
 */
record Holder(String what, Throwable openedAt, long since) {

    /** This library, and what stands between it and a host that calls it through proxies. */
    private static final List<String> NOT_OF_THE_HOST =
            List.of("dev.barkeep.storage.mybatis.", "dev.barkeep.storage.Storage", "java.", "jdk.", "sun.");

    /** Marks the place that opens something, now. */
    static Holder here(String what) {
        return new Holder(
                what, new Throwable("opened by thread " + Thread.currentThread().getName()), System.nanoTime());
    }

    /** Describes it as the oldest of some. */
    String describe(int all) {
        return "of " + all + " open ones the oldest is a " + what + ", " + openedAt.getMessage() + " "
                + Duration.ofNanos(System.nanoTime() - since).toSeconds() + " s ago" + place();
    }

    /** The line of the host's code that opened it. */
    private String place() {
        return Arrays.stream(openedAt.getStackTrace())
                .filter(frame -> NOT_OF_THE_HOST.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }
}
