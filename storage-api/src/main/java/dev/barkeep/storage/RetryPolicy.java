package dev.barkeep.storage;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.StorageException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after which pauses, a transaction is run again that failed for a reason that may pass: one whose error says
 * {@link StorageException#isRetryable}.
 *
 * <p>The pause before run n + 1 is random between nothing and {@code pause} times 2<sup>n - 1</sup>, and never longer than
 * {@code longestPause} ("full jitter", https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/): those
 * who stood in each other's way do not meet again at once.
 *
 * @param attempts how often it is run at most, the first time included; 1 or more
 * @param pause the longest pause before the second run; not negative
 * @param longestPause the longest pause before any run; {@code pause} to one day
 */
public record RetryPolicy(int attempts, Duration pause, Duration longestPause) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Five runs, with pauses of up to 50, 100, 200 and 400 milliseconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(50), Duration.ofSeconds(1));

    /**
     * Checks the policy.
     *
     * @throws InvalidDataException if a value is out of its range
     */
    public RetryPolicy {
        if (attempts < 1) {
            throw new InvalidDataException("attempts", attempts, "must be 1 or more");
        }
        if (pause.isNegative()) {
            throw new InvalidDataException("pause", pause, "must not be negative");
        }
        if (longestPause.compareTo(pause) < 0 || longestPause.compareTo(LONGEST) > 0) {
            throw new InvalidDataException("longestPause", longestPause, "must be " + pause + " to " + LONGEST);
        }
    }

    /** Waits before the next run; {@code false} if there is to be none, as the thread was interrupted. */
    boolean pauseAfter(int attempt) {
        double grown = pause.toMillis() * Math.pow(2, attempt - 1);
        long longest = Math.min(longestPause.toMillis(), (long) grown);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
