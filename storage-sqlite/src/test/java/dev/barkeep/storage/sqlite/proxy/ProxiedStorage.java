package dev.barkeep.storage.sqlite.proxy;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts a behaviour between a caller and a good storage, with all that the storage hands out. */
public final class ProxiedStorage {

    private final Behaviour behaviour;

    private ProxiedStorage(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /**
     * Wraps a storage.
     *
     * @param good the storage
     * @param behaviour what it does instead of what it should
     * @return a storage that behaves so
     */
    public static Storage wrap(Storage good, Behaviour behaviour) {
        return new ProxiedStorage(behaviour).proxy(Storage.class, good);
    }

    static Schema wrap(Schema good, Behaviour behaviour) {
        return new ProxiedStorage(behaviour).proxy(Schema.class, good);
    }

    private <T> T proxy(Class<T> type, Object good) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    // These call begin() of the storage that they are called on, which has to be this one.
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    return intercept(good, method, arguments == null ? new Object[0] : arguments);
                }));
    }

    private @Nullable Object intercept(Object good, Method method, @Nullable Object[] arguments) throws Throwable {
        Object result = behaviour.handle(new Call(good, method, arguments));
        if (method.getDeclaringClass() == Repositories.class && result != null) {
            return proxy(method.getReturnType(), result);
        }
        if (result instanceof Schema schema) {
            return proxy(Schema.class, schema);
        }
        return result instanceof Transaction transaction ? proxy(Transaction.class, transaction) : result;
    }
}
