package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.util.Collection;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms that most faults have: another answer, another argument, another call. */
final class Changes {

    private Changes() {}

    /** What is called instead. */
    @FunctionalInterface
    interface Replacement<T> {
        @Nullable
        Object answer(T good, Call call) throws Throwable;
    }

    /** Changes what a call answers. */
    @SuppressWarnings("unchecked") // Who names the call knows its type.
    static <A> Behaviour answering(Class<?> of, String method, UnaryOperator<A> change) {
        return call -> {
            Object answer = call.proceed();
            return call.is(of, method) ? change.apply((A) Objects.requireNonNull(answer)) : answer;
        };
    }

    /** Changes an argument of a call, unless it is {@code null}. */
    @SuppressWarnings("unchecked") // Who names the call knows its type.
    static <A> Behaviour given(Class<?> of, String method, int index, UnaryOperator<A> change) {
        return call -> {
            if (!call.is(of, method) || call.<@Nullable Object>argument(index) == null) {
                return call.proceed();
            }
            @Nullable Object[] arguments = new Object[call.method().getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Object argument = call.argument(i);
                arguments[i] = i == index ? change.apply((A) argument) : argument;
            }
            return call.proceed(arguments);
        };
    }

    /** Does something else than what was asked. */
    static <T> Behaviour instead(Class<T> of, String method, Replacement<T> replacement) {
        return call -> call.is(of, method) ? replacement.answer(of.cast(call.target()), call) : call.proceed();
    }

    /** Changes records on their way into the database. */
    static <T> Behaviour storing(Class<?> repository, Class<T> type, UnaryOperator<T> change) {
        return call -> saving(call, repository, type, change);
    }

    /** Changes records on their way into the database, one or many. */
    static <T> @Nullable Object saving(Call call, Class<?> repository, Class<T> type, UnaryOperator<T> change)
            throws Throwable {
        Object given = call.is(repository, "save", "saveAll", "append") ? call.argument(0) : null;
        UnaryOperator<Object> each = row -> row == null ? null : change.apply(type.cast(row));
        if (type.isInstance(given)) {
            return call.proceed(each.apply(given));
        }
        if (given instanceof Collection<?> rows) {
            return call.proceed(rows.stream().map(each).toList());
        }
        if (given instanceof Stream<?> rows) {
            return call.proceed(rows.map(each));
        }
        return call.proceed();
    }
}
