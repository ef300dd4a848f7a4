package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Other ways of a storage as a whole: when it begins, waits, refuses and ends. */
final class Whole {

    private static final Timestamps ANY = new Timestamps(Instant.EPOCH, Instant.EPOCH);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(10);

    private Whole() {}

    /** Asks for what an ended one refuses, and what does nothing else. */
    static boolean isOpen(Repositories repositories) {
        try {
            return repositories.withTimestamps(ANY) != null;
        } catch (ClosedException e) {
            return false;
        }
    }

    static @Nullable Object slow(Call call) throws Throwable {
        LockSupport.parkNanos(SLOW);
        return call.proceed();
    }

    /** To ask an ended storage or transaction for its repositories is a use of it. */
    static @Nullable Object refusesEarly(Call call) throws Throwable {
        if (call.method().getDeclaringClass() == Repositories.class
                && call.method().getParameterCount() == 0
                && !isOpen((Repositories) call.target())) {
            throw new ClosedException(call.target() instanceof Storage ? "storage" : "transaction");
        }
        return call.proceed();
    }

    static @Nullable Object lacksWhatItMay(Call call) throws Throwable {
        if (call.is(Storage.class, "capabilities")) {
            return Set.of(Capability.CONCURRENT_ACCESS);
        }
        if (call.is(Storage.class, "backup", "vacuum")) {
            if (!isOpen((Storage) call.target())) {
                throw new ClosedException("storage");
            }
            throw new UnsupportedException(
                    call.is(Storage.class, "backup") ? Capability.ONLINE_BACKUP : Capability.VACUUM,
                    "sqlite",
                    "do without");
        }
        return call.proceed();
    }

    /** A call may fail so that it can be run again; what ends something is done. */
    static @Nullable Object refusesTheInterrupted(Call call) throws Throwable {
        boolean asks = call.method().getDeclaringClass() != Repositories.class
                && !call.is(Transaction.class, "commit", "rollback", "close")
                && !call.is(Storage.class, "close", "capabilities", "isConnected")
                && !call.is(Schema.class, "close");
        if (!asks || !Thread.currentThread().isInterrupted()) {
            return call.proceed();
        }
        UnavailableException refusal = new UnavailableException("the thread was interrupted", null);
        throw call.method().getName().equals("append")
                        && call.<@Nullable Object>argument(0) instanceof SystemEvent event
                ? new EventNotRecordedException(event.eventType(), refusal)
                : refusal;
    }

    static @Nullable Object beginsLate(Call call) throws Throwable {
        if (!call.is(Storage.class, "begin")) {
            return call.proceed();
        }
        Storage storage = (Storage) call.target();
        if (!isOpen(storage)) {
            throw new ClosedException("storage");
        }
        Late late = new Late(storage);
        return Proxy.newProxyInstance(
                Transaction.class.getClassLoader(),
                new Class<?>[] {Transaction.class},
                (proxy, method, arguments) -> late.call(method, arguments));
    }

    /** A transaction that begins with its first call. */
    private static final class Late {

        private final Storage storage;
        private @Nullable Transaction begun;
        private boolean ended;

        Late(Storage storage) {
            this.storage = storage;
        }

        @Nullable
        Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            boolean ends = method.getDeclaringClass() == Transaction.class;
            if (begun == null && ends) {
                return end(method.getName().equals("close"));
            }
            if (begun == null) {
                requireOpen();
                begun = storage.begin();
            }
            try {
                return method.invoke(begun, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private @Nullable Object end(boolean quietly) {
            if (!quietly) {
                requireOpen();
            }
            ended = true;
            return null;
        }

        private void requireOpen() {
            if (ended || !isOpen(storage)) {
                throw new ClosedException(ended ? "transaction" : "storage");
            }
        }
    }

    /** DB_POOL_SIZE is nothing to a storage that has no connections. */
    static final class Unbounded implements Behaviour {

        @Override
        public StorageConfig configure(StorageConfig config) {
            return config.toBuilder().poolSize(20).maxOverflow(200).build();
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            return call.proceed();
        }
    }

    /** A file that one process has locked. */
    static final class Exclusive implements Behaviour {

        private final Map<String, Boolean> open = new ConcurrentHashMap<>();
        private volatile String last = "";

        @Override
        public StorageConfig configure(StorageConfig config) {
            last = config.url().toString();
            if (open.putIfAbsent(last, true) != null) {
                throw new UnavailableException("another storage has " + last, null);
            }
            return config;
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            Object result = call.proceed();
            if (call.is(Storage.class, "close")) {
                open.remove(last);
            }
            return result;
        }
    }

    /** Waits for the calls that run, and for ever if one of them does not end. */
    static final class ClosingLate implements Behaviour {

        private final ReadWriteLock running = new ReentrantReadWriteLock();

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            var lock = call.is(Storage.class, "close") ? running.writeLock() : running.readLock();
            lock.lock();
            try {
                return call.proceed();
            } finally {
                lock.unlock();
            }
        }
    }
}
