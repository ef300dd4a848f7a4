package dev.barkeep.storage.tck.limit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that makes calls for a caller who does not wait for ever. A call that takes no notice of an interrupt is left
 * behind with its thread, and another thread makes the next one. For one caller at a time.
 */
public final class BoundedThread implements AutoCloseable {

    /** How long an interrupted call may take to end, unless its limit is shorter. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private @Nullable ExecutorService executor;

    /**
     * What may take long.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object> {

        /**
         * Makes the call.
         *
         * @return its result
         * @throws Throwable whatever it throws
         */
        T call() throws Throwable;
    }

    /**
     * Makes it. The first call starts the thread.
     *
     * @param name the name of the thread
     */
    public BoundedThread(String name) {
        this.name = name;
    }

    /**
     * Makes a call and waits for its end.
     *
     * @param what names the call in messages
     * @param limit how long it may take
     * @param call the call
     * @param <T> its result
     * @return its result
     * @throws HangError if it took longer
     * @throws InterruptedException if the caller was interrupted, and the call with it
     * @throws Throwable what the call threw
     */
    public <T extends @Nullable Object> T call(String what, Duration limit, Call<T> call) throws Throwable {
        Task<T> task = new Task<>(call);
        executor().execute(task);
        try {
            if (!task.done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw hang(what, limit, task);
            }
        } catch (InterruptedException e) {
            if (!endsInterrupted(task, GRACE)) {
                abandon();
            }
            throw e;
        }
        return task.result();
    }

    private HangError hang(String what, Duration limit, Task<?> task) throws InterruptedException {
        // Before it is interrupted, which may move it elsewhere.
        StackTraceElement[] stack = task.stack();
        String where = Stacks.of(stack) + Stacks.ofThreadsOfTests();
        boolean ends = endsInterrupted(task, limit.compareTo(GRACE) < 0 ? limit : GRACE);
        if (!ends) {
            abandon();
        }
        HangError error = new HangError(
                what
                        + (ends
                                ? " took longer than "
                                : " hangs, and takes no notice of interrupts: it is not done after ")
                        + limit.toSeconds() + " s; it " + (ends ? "was" : "is") + " at " + where,
                stack,
                !ends);
        Throwable thrown = task.thrown;
        if (thrown != null) {
            error.addSuppressed(thrown);
        }
        return error;
    }

    private static boolean endsInterrupted(Task<?> task, Duration longest) throws InterruptedException {
        task.interrupt();
        return task.done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ExecutorService executor() {
        ExecutorService running = executor;
        if (running == null) {
            running = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, name);
                // One that was left behind must not keep the process alive.
                thread.setDaemon(true);
                return thread;
            });
            executor = running;
        }
        return running;
    }

    private void abandon() {
        close();
        executor = null;
    }

    /** Ends the thread, or has it end when its call ends. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdown();
        }
    }

    /** A call and what became of it. */
    private static final class Task<T extends @Nullable Object> implements Runnable {

        private final CountDownLatch done = new CountDownLatch(1);
        private final Call<T> call;
        private volatile @Nullable Thread thread;
        private volatile @Nullable T value;
        private volatile @Nullable Throwable thrown;

        Task(Call<T> call) {
            this.call = call;
        }

        @Override
        @SuppressWarnings("CatchingUnchecked") // Whatever it is, it is thrown again in the thread of the caller.
        public void run() {
            thread = Thread.currentThread();
            try {
                value = call.call();
            } catch (Throwable e) {
                thrown = e;
            } finally {
                thread = null;
                done.countDown();
            }
        }

        StackTraceElement[] stack() {
            Thread running = thread;
            return running == null ? new StackTraceElement[0] : running.getStackTrace();
        }

        void interrupt() {
            Thread running = thread;
            if (running != null) {
                running.interrupt();
            }
        }

        @SuppressWarnings("NullAway") // It is what the call gave, which may be null if T may.
        T result() throws Throwable {
            if (thrown != null) {
                throw thrown;
            }
            return value;
        }
    }
}
