package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Puts a behaviour between a caller and a good storage, with all that the storage hands out. */
final class FaultyStorage {

    private final Storage good;
    private final Clock clock;
    private final Behaviour behaviour;
    private final AtomicInteger effects;
    private volatile @Nullable Transaction open;

    private FaultyStorage(Storage good, Clock clock, Behaviour behaviour, AtomicInteger effects) {
        this.good = good;
        this.clock = clock;
        this.behaviour = behaviour;
        this.effects = effects;
    }

    /** Wraps a storage; several that wrap one good storage are several storages on one database. */
    static Storage wrap(Storage good, Clock clock, Behaviour behaviour, AtomicInteger effects) {
        FaultyStorage session = new FaultyStorage(good, clock, behaviour, effects);
        return session.proxy(Storage.class, good, new Invocation.Spot(session, good, null, false, "", null));
    }

    Storage good() {
        return good;
    }

    /** The time of its clock, as it stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The transaction that was begun last, if it may be open still. */
    @Nullable
    Transaction open() {
        return open;
    }

    void did() {
        effects.incrementAndGet();
    }

    private <T> T proxy(Class<T> type, Object target, Invocation.Spot spot) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    // These call begin() of the storage that they are called on, which has to be this one.
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    return intercept(spot, target, method, arguments == null ? new Object[0] : arguments);
                }));
    }

    private @Nullable Object intercept(Invocation.Spot spot, Object target, Method method, @Nullable Object[] arguments)
            throws Throwable {
        Object result = behaviour.handle(new Invocation(spot, target, method, arguments));
        if (method.getDeclaringClass() == Repositories.class && result != null) {
            return method.getReturnType() == Repositories.class
                    ? proxy(
                            Repositories.class,
                            result,
                            new Invocation.Spot(this, (Repositories) result, spot.transaction(), true, "", null))
                    : repository(spot, method, arguments, result);
        }
        if (result instanceof Transaction transaction) {
            open = transaction;
            return proxy(
                    Transaction.class,
                    transaction,
                    new Invocation.Spot(this, transaction, transaction, false, "", null));
        }
        if (target == open && method.getDeclaringClass() == Transaction.class) {
            open = null;
        }
        return result;
    }

    private Object repository(Invocation.Spot spot, Method accessor, @Nullable Object[] arguments, Object result) {
        StoredTable<?> table = arguments.length == 1
                ? (StoredTable<?>) Objects.requireNonNull(arguments[0])
                : StoredTable.ALL.stream()
                        .filter(each -> Operation.repositoryOf(each).equals(accessor.getName()))
                        .findFirst()
                        .orElseThrow();
        String repository = arguments.length == 1 ? Operation.rowsOf(table) : accessor.getName();
        return proxy(
                accessor.getReturnType(),
                result,
                new Invocation.Spot(this, spot.scope(), spot.transaction(), spot.timed(), repository, table));
    }
}
