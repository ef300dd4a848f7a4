package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All operations of the API, found in its interfaces: one that is added is compared from then on. */
final class Operations {

    /** Those of {@link Storage} whose answers only the database knows, or that the suites about them look at. */
    static final Set<String> NOT_COMPARED = Set.of(
            "begin",
            "inTransaction",
            "useTransaction",
            "info",
            "schema",
            "isConnected",
            "tables",
            "capabilities",
            "backup",
            "vacuum",
            "close");

    /** What the names of operations that write begin with. */
    private static final List<String> WRITES =
            List.of("save", "add", "append", "adjust", "remove", "delete", "put", "prune");

    /** What the names of operations that read begin with. */
    private static final List<String> READS = List.of(
            "find",
            "stream",
            "overview",
            "timestamps",
            "list",
            "search",
            "statistics",
            "summary",
            "portfolioSummary",
            "valuation");

    private static final List<Operation> ALL = find();

    private Operations() {}

    static List<Operation> all() {
        return ALL;
    }

    static boolean isWrite(Method method) {
        boolean writes = WRITES.stream().anyMatch(method.getName()::startsWith);
        if (!writes && READS.stream().noneMatch(method.getName()::startsWith)) {
            throw new IllegalStateException("whether " + method + " writes is not known; add its verb to Operations");
        }
        return writes;
    }

    private static List<Operation> find() {
        List<Operation> found = new ArrayList<>();
        for (Method accessor : sorted(Repositories.class).toList()) {
            if (accessor.getReturnType() == Repositories.class) {
                continue;
            }
            if (accessor.getParameterCount() == 0) {
                found.addAll(of(accessor, tableOf(accessor), Map.of()));
            } else {
                TypeVariable<?> row = accessor.getReturnType().getTypeParameters()[0];
                StoredTable.ALL.forEach(table -> found.addAll(of(accessor, table, Map.of(row, table.type()))));
            }
        }
        for (Method method : sorted(Storage.class).toList()) {
            if (method.getDeclaringClass() == Storage.class && !NOT_COMPARED.contains(method.getName())) {
                found.add(operation(null, null, method, Map.of()));
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable StoredTable<?> tableOf(Method accessor) {
        String stem = accessor.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
        return StoredTable.ALL.stream()
                .filter(table -> table.name().equals(stem))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no table is called as " + accessor));
    }

    private static List<Operation> of(
            Method accessor, @Nullable StoredTable<?> table, Map<TypeVariable<?>, Class<?>> given) {
        Class<?> repository = accessor.getReturnType();
        Map<TypeVariable<?>, Class<?>> variables = new HashMap<>(given);
        for (Type parent : repository.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType generic) {
                TypeVariable<?>[] names = ((Class<?>) generic.getRawType()).getTypeParameters();
                for (int i = 0; i < names.length; i++) {
                    variables.put(names[i], (Class<?>) generic.getActualTypeArguments()[i]);
                }
            }
        }
        return sorted(repository)
                .map(method -> operation(accessor, table, method, variables))
                .toList();
    }

    private static Operation operation(
            @Nullable Method accessor,
            @Nullable StoredTable<?> table,
            Method method,
            Map<TypeVariable<?>, Class<?>> variables) {
        return new Operation(
                accessor,
                table,
                method,
                Arrays.stream(method.getGenericParameterTypes())
                        .map(type -> new Operation.Parameter(raw(type, variables), element(type, variables)))
                        .toList());
    }

    private static Class<?> raw(Type type, Map<TypeVariable<?>, Class<?>> variables) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0], variables);
        }
        Class<?> known = type instanceof TypeVariable<?> variable ? variables.get(variable) : null;
        if (known == null) {
            throw new IllegalStateException("what " + type + " stands for is not known");
        }
        return known;
    }

    private static @Nullable Class<?> element(Type type, Map<TypeVariable<?>, Class<?>> variables) {
        return type instanceof ParameterizedType generic ? raw(generic.getActualTypeArguments()[0], variables) : null;
    }

    /** In an order that is the same in every run, or a seed would repeat nothing. */
    private static Stream<Method> sorted(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toGenericString));
    }
}
