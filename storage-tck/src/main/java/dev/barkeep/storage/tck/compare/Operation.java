package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of the API.
 *
 * @param accessor what gives the repository; {@code null} for a method of the storage itself
 * @param table the table that it is about; {@code null} if it is about several
 * @param method the method
 * @param parameters what it takes
 */
record Operation(@Nullable Method accessor, @Nullable StoredTable<?> table, Method method, List<Parameter> parameters) {

    /**
     * What a method takes at one place.
     *
     * @param type the type
     * @param element the type of the elements of a collection or stream, or of the bounds of a range; {@code null} of others
     */
    record Parameter(Class<?> type, @Nullable Class<?> element) {}

    /** The name that rules are looked up by, like {@code dailyData.findRange}. */
    String name() {
        return accessor == null ? method.getName() : accessor.getName() + "." + method.getName();
    }

    /** Whether it may change rows, by its name. */
    boolean writes() {
        return Operations.isWrite(method);
    }

    boolean isOfStorage() {
        return accessor == null;
    }

    /** Calls it, and throws what it throws. */
    @Nullable
    Object call(Repositories door, Storage storage, @Nullable Object[] arguments) throws Throwable {
        try {
            Object target = accessor == null
                    ? storage
                    : accessor.getParameterCount() == 0 ? accessor.invoke(door) : accessor.invoke(door, table);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** What a reader would write before the arguments. */
    String words() {
        return accessor == null
                ? method.getName()
                : accessor.getName() + (accessor.getParameterCount() == 0 ? "()" : "(" + Words.of(table) + ")") + "."
                        + method.getName();
    }

    @Override
    public String toString() {
        return words() + parameters;
    }
}
