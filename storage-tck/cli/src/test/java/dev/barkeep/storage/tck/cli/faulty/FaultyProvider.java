package dev.barkeep.storage.tck.cli.faulty;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.repository.DailyDataRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * SQLite under another name, but for a storage that says it is connected when it is closed; or one that works, and hangs
 * where the parameter {@code hang} of the URL says: in {@code open}, {@code close}, {@code call} (a query),
 * {@code transaction} (a call that holds the lock of the writer), {@code migrate}, {@code rollback} or {@code exit}. All but
 * {@code polite}, a query as well, take no notice of interrupts.
 */
public final class FaultyProvider implements StorageProvider {

    private static final String ID = "faulty";

    /** For the service loader. */
    public FaultyProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> urlSchemes() {
        return Set.of(ID);
    }

    @Override
    public Storage open(StorageConfig config) {
        String hang = hang(config);
        hangIf(hang.equals("open"));
        if (hang.equals("exit")) {
            // One that keeps a process alive, and one that keeps it from ending.
            new Thread(() -> hangIf(true), "left behind").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> hangIf(true)));
        }
        Storage good = Storages.open(good(config));
        return proxy(Storage.class, (method, arguments) -> switch (method.getName()) {
            case "isConnected" -> hang.isEmpty() || good.isConnected();
            case "info" -> renamed(good.info(), config);
            case "close" -> {
                hangIf(hang.equals("close"));
                yield call(good, method, arguments);
            }
            case "dailyData" -> queries(good.dailyData(), hang);
            case "begin" -> {
                Transaction transaction = good.begin();
                if (hang.equals("transaction")) {
                    transaction.portfolioPositions().remove("NONE");
                    hangIf(true);
                }
                yield transaction;
            }
            default -> call(good, method, arguments);
        });
    }

    private static DailyDataRepository queries(DailyDataRepository good, String hang) {
        return proxy(DailyDataRepository.class, (method, arguments) -> {
            if (method.getName().equals("findRange")) {
                hangIf(hang.equals("call"));
                if (hang.equals("polite")) {
                    new CountDownLatch(1).await();
                }
            }
            return call(good, method, arguments);
        });
    }

    @Override
    public Schema schema(StorageConfig config) {
        String hang = hang(config);
        Schema good = Storages.schema(good(config));
        return proxy(Schema.class, (method, arguments) -> {
            hangIf(hang.equals("migrate") && method.getName().equals("migrate"));
            hangIf(hang.equals("rollback") && method.getName().equals("rollbackTo"));
            return call(good, method, arguments);
        });
    }

    private static String hang(StorageConfig config) {
        return config.url().parameters().getOrDefault("hang", "");
    }

    private static void hangIf(boolean hang) {
        while (hang) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    /** Answers a call in place of the good one. */
    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FaultyProvider.class.getClassLoader(),
                new Class<?>[] {type},
                // These call others, which have to be those of the proxy.
                (proxy, method, arguments) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : answer.to(method, arguments)));
    }

    private static StorageConfig good(StorageConfig config) {
        return config.toBuilder()
                .url(DatabaseUrl.sqlite(Objects.requireNonNull(config.url().database())))
                .build();
    }

    private static StorageInfo renamed(StorageInfo info, StorageConfig config) {
        return new StorageInfo(
                ID, info.product(), info.productVersion(), config.url().toString(), info.schemaVersion());
    }

    private static @Nullable Object call(Object good, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(good, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
