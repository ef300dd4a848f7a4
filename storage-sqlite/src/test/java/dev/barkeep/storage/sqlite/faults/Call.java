package dev.barkeep.storage.sqlite.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call on a storage, a transaction or a repository, on its way to the good storage. */
final class Call {

    private final Object target;
    private final Method method;
    private final @Nullable Object[] arguments;

    Call(Object target, Method method, @Nullable Object[] arguments) {
        this.target = target;
        this.method = method;
        this.arguments = arguments;
    }

    Object target() {
        return target;
    }

    boolean is(Class<?> type, String... names) {
        return type.isInstance(target) && List.of(names).contains(method.getName());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <T> T argument(int index) {
        return (T) arguments[index];
    }

    /** Does what was asked. */
    @Nullable
    Object proceed() throws Throwable {
        return proceed(arguments);
    }

    /** Does something else instead. */
    @Nullable
    Object proceed(@Nullable Object... others) throws Throwable {
        try {
            return method.invoke(target, others);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
