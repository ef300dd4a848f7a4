package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method of a repository.
 *
 * @param name the repository and the method, like {@code dailyData.findRange}
 * @param table the table that it is about
 * @param method the method
 */
record Operation(String name, StoredTable<?> table, Method method) {

    private static final List<String> WRITES = List.of("save", "add", "append", "adjust", "remove", "delete", "put");

    static final List<Operation> ALL = find();

    private static List<Operation> find() {
        List<Operation> found = new ArrayList<>();
        for (StoredTable<?> table : StoredTable.ALL) {
            Arrays.stream(Repositories.class.getMethods())
                    .filter(accessor -> accessor.getReturnType() != Repositories.class)
                    .filter(accessor -> accessor.getParameterCount() == 1
                            || accessor.getName().equals(repositoryOf(table)))
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(accessor -> Arrays.stream(accessor.getReturnType().getMethods())
                            .filter(method -> !method.isSynthetic())
                            .sorted(Comparator.comparing(Method::toGenericString))
                            .forEach(method -> found.add(new Operation(
                                    name(
                                            accessor.getParameterCount() == 1 ? rowsOf(table) : accessor.getName(),
                                            method),
                                    table,
                                    method))));
        }
        return List.copyOf(found);
    }

    /** Finds an operation by its name. */
    static Operation of(String name) {
        return ALL.stream()
                .filter(operation -> operation.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no operation is called " + name));
    }

    /** The name of the repository of a table. */
    static String repositoryOf(StoredTable<?> table) {
        StringBuilder name = new StringBuilder();
        for (String word : table.name().split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** What the rows of a table are called as they are stored. */
    static String rowsOf(StoredTable<?> table) {
        return "rows(" + table + ")";
    }

    /** The name of a method of a repository, which tells overloads apart. */
    static String name(String repository, Method method) {
        Class<?> first = method.getParameterCount() == 0 ? Object.class : method.getParameterTypes()[0];
        String which = "";
        if (method.getName().equals("saveAll") && first == Stream.class) {
            which = " of a stream";
        } else if (method.getName().equals("findRange") && first == Collection.class) {
            which = " of several";
        } else if (method.getName().equals("overview") && method.getParameterCount() == 1) {
            which = " of one";
        }
        return repository + "." + method.getName() + which;
    }

    boolean writes() {
        return isWrite(method);
    }

    static boolean isWrite(Method method) {
        return WRITES.stream().anyMatch(method.getName()::startsWith);
    }

    boolean isDelete() {
        return method.getName().startsWith("delete");
    }

    /** Whether it takes rows of its table, one or many. */
    boolean takesRows() {
        return writes()
                && method.getParameterCount() == 1
                && !isDelete()
                && !method.getName().equals("remove");
    }

    boolean takesMany() {
        return takesRows() && (takes(Collection.class) || takes(Stream.class));
    }

    boolean takes(Class<?> type) {
        return Arrays.asList(method.getParameterTypes()).contains(type);
    }

    boolean gives(Class<?> type) {
        return method.getReturnType() == type;
    }

    /** Whether its answer has rows in any number. */
    boolean givesMany() {
        return !writes() && (gives(List.class) || gives(Stream.class) || gives(Page.class) || gives(Map.class));
    }

    boolean givesOne() {
        return !writes() && gives(Optional.class);
    }

    /** The method without its repository. */
    String verb() {
        return name.substring(name.indexOf('.') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
