package dev.barkeep.storage.tck.cli.faulty;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.Storages;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLite under another name, but for a storage that says it is connected when it is closed. */
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
        Storage good = Storages.open(good(config));
        return (Storage) Proxy.newProxyInstance(
                FaultyProvider.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isConnected" -> true;
                    case "info" -> renamed(good.info(), config);
                    default -> call(good, method, arguments);
                });
    }

    @Override
    public Schema schema(StorageConfig config) {
        return Storages.schema(good(config));
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

    private static @Nullable Object call(Storage good, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(good, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
