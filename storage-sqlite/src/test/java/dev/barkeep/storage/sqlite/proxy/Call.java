package dev.barkeep.storage.sqlite.proxy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call on a storage, a transaction, a repository or the tables, on its way to the good storage. */
public final class Call {

    private final Object target;
    private final Method method;
    private final @Nullable Object[] arguments;

    Call(Object target, Method method, @Nullable Object[] arguments) {
        this.target = target;
        this.method = method;
        this.arguments = arguments;
    }

    /**
     * Gives what is called.
     *
     * @return of the good storage
     */
    public Object target() {
        return target;
    }

    /**
     * Names what is called.
     *
     * @return the method
     */
    public Method method() {
        return method;
    }

    /**
     * Says whether it is one of some calls.
     *
     * @param type what is called
     * @param names the methods
     * @return whether it is
     */
    public boolean is(Class<?> type, String... names) {
        return type.isInstance(target) && List.of(names).contains(method.getName());
    }

    /**
     * Gives an argument.
     *
     * @param <T> its type
     * @param index its place
     * @return the argument, {@code null} if the caller gave that
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T argument(int index) {
        return (T) arguments[index];
    }

    /**
     * Does what was asked.
     *
     * @return its result
     * @throws Throwable what it throws
     */
    public @Nullable Object proceed() throws Throwable {
        return proceed(arguments);
    }

    /**
     * Does something else instead.
     *
     * @param others the arguments
     * @return its result
     * @throws Throwable what it throws
     */
    public @Nullable Object proceed(@Nullable Object... others) throws Throwable {
        try {
            return method.invoke(target, others);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
