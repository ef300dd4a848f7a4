package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call on a storage, a transaction or a repository, on its way to the good storage. */
final class Invocation {

    /**
     * Where a call is made.
     *
     * @param session the storage that the caller has
     * @param scope the good repositories
     * @param transaction the good transaction that they belong to; {@code null} if they are of a storage
     * @param timed whether they carry given times
     * @param repository the name of the repository; empty on the storage or transaction itself
     * @param table its table; {@code null} there
     */
    record Spot(
            FaultyStorage session,
            Repositories scope,
            @Nullable Transaction transaction,
            boolean timed,
            String repository,
            @Nullable StoredTable<?> table) {}

    private final Spot spot;
    private final Object target;
    private final Method method;
    private final @Nullable Object[] arguments;

    Invocation(Spot spot, Object target, Method method, @Nullable Object[] arguments) {
        this.spot = spot;
        this.target = target;
        this.method = method;
        this.arguments = arguments;
    }

    FaultyStorage session() {
        return spot.session();
    }

    Storage storage() {
        return spot.session().good();
    }

    /** The good repositories that the call is made on. */
    Repositories scope() {
        return spot.scope();
    }

    /** The same without given times. */
    Repositories place() {
        return spot.transaction() == null ? storage() : spot.transaction();
    }

    @Nullable
    Transaction transaction() {
        return spot.transaction();
    }

    boolean isTimed() {
        return spot.timed();
    }

    Method method() {
        return method;
    }

    Object target() {
        return target;
    }

    /** The table of the repository. */
    StoredTable<?> table() {
        return Objects.requireNonNull(spot.table());
    }

    boolean isOnRepository() {
        return spot.table() != null;
    }

    boolean is(Operation operation) {
        return operation.table() == spot.table() && operation.name().equals(Operation.name(spot.repository(), method));
    }

    /** Whether it may change rows. */
    boolean isWrite() {
        return Operation.isWrite(method);
    }

    /** Whether it is a call on a storage or transaction itself. */
    boolean isOwn(String name) {
        return spot.table() == null && method.getName().equals(name);
    }

    @Nullable
    Object[] arguments() {
        return arguments.clone();
    }

    @Nullable
    Object argument(int place) {
        return arguments[place];
    }

    /** Counts an effect of the fault: something that would have been otherwise. */
    void did() {
        spot.session().did();
    }

    /** The rows of a table as the call sees them. */
    List<Stored<?>> rows(StoredTable<?> table) {
        try (Stream<? extends Stored<?>> rows = place().rows(table).stream(Range.all())) {
            return new ArrayList<>(rows.toList());
        }
    }

    /** The rows of its own table. */
    List<Stored<?>> rows() {
        return rows(table());
    }

    /** Does what was asked. */
    @Nullable
    Object proceed() throws Throwable {
        return proceed(arguments);
    }

    /** Does something else instead. */
    @Nullable
    Object proceed(@Nullable Object... others) throws Throwable {
        return invoke(target, others);
    }

    /** Does it with another first argument. */
    @Nullable
    Object proceedFirst(@Nullable Object first) throws Throwable {
        @Nullable Object[] others = arguments();
        others[0] = first;
        return proceed(others);
    }

    /** Does the same on another scope. */
    @Nullable
    Object proceedOn(Repositories other, @Nullable Object... others) throws Throwable {
        Object repository = spot.repository().startsWith("rows(")
                ? other.rows(table())
                : Repositories.class.getMethod(spot.repository()).invoke(other);
        return invoke(repository, others);
    }

    private @Nullable Object invoke(Object on, @Nullable Object[] others) throws Throwable {
        try {
            return method.invoke(on, others);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
