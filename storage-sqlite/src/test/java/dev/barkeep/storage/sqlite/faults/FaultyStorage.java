package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts a misbehaviour between a caller and a good storage, with all that the storage hands out. */
final class FaultyStorage {

    private final Misbehaviour misbehaviour;

    private FaultyStorage(Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
    }

    static Storage wrap(Storage good, Misbehaviour misbehaviour) {
        return new FaultyStorage(misbehaviour).proxy(Storage.class, good);
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
        Object result = misbehaviour.handle(new Call(good, method, arguments));
        if (method.getDeclaringClass() == Repositories.class && result != null) {
            return proxy(method.getReturnType(), result);
        }
        return result instanceof Transaction transaction ? proxy(Transaction.class, transaction) : result;
    }
}
