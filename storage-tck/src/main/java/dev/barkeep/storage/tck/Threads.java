package dev.barkeep.storage.tck;

import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.tck.limit.Stacks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Threads of a test; closing it waits for nobody. */
final class Threads implements AutoCloseable {

    /** For all that threads do together in a test; a storage may be slow, or run one call after the other. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** How long a call is repeated that others are in the way of. */
    private static final Duration PERSISTENCE = Duration.ofMinutes(2);

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    private final ExecutorService executor;

    Threads() {
        this(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, Stacks.THREADS_OF_TESTS);
            thread.setDaemon(true);
            return thread;
        }));
    }

    private Threads(ExecutorService executor) {
        this.executor = executor;
    }

    /** Virtual threads where the JVM has them, from Java 21 on. */
    static Threads light() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? new Threads()
                : new Threads((ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null));
    }

    /** What a thread does; it may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    Future<@Nullable Object> start(Task task) {
        return executor.submit(() -> {
            task.run();
            return null;
        });
    }

    /** Runs all tasks at once and waits for them; throws what the first of them threw. */
    void runAll(List<Task> tasks) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(tasks.size());
        List<Future<@Nullable Object>> running = new ArrayList<>();
        for (Task task : tasks) {
            running.add(start(() -> {
                barrier.await(Suite.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                task.run();
            }));
        }
        for (Future<@Nullable Object> one : running) {
            join(one);
        }
    }

    static void join(Future<@Nullable Object> task) throws Exception {
        try {
            task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "a thread is not done after " + LONGEST.toSeconds() + " s" + Stacks.ofThreadsOfTests(), e);
        }
    }

    /**
     * Does what the API asks of its callers: run the call again as a whole if the storage says that this may help. After a pause, as
     * a storage may tell of a conflict at once, and what is in the way be there for a while.
     */
    static <T> T retried(Callable<T> call) throws Exception {
        long deadline = System.nanoTime() + PERSISTENCE.toNanos();
        for (long longest = FIRST_PAUSE_NANOS; ; longest = Math.min(2 * longest, LONGEST_PAUSE_NANOS)) {
            try {
                return call.call();
            } catch (StorageException e) {
                if (!e.isRetryable() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            // Random, so that those who stood in each other's way do not meet again.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest) + 1);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
