package dev.barkeep.storage.tck;

import dev.barkeep.storage.error.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Threads of a test; closing it waits for nobody. */
final class Threads implements AutoCloseable {

    private static final int ATTEMPTS = 50;

    private final ExecutorService executor;

    Threads() {
        this(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tck");
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
        task.get(Suite.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Does what the API asks of its callers: run the call again as a whole if the storage says that this may help. */
    static <T> T retried(Callable<T> call) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (StorageException e) {
                if (!e.isRetryable() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
