package dev.barkeep.storage.testservers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections have the database explain each prepared statement, with its values, before it runs. */
public final class ExplainedConnections {

    private final DataSource source;
    private final String explain;
    private final List<String> plans = new CopyOnWriteArrayList<>();

    /**
     * Wraps a data source.
     *
     * @param source the database
     * @param explain what stands before a statement to have it explained, like {@code "EXPLAIN "}
     */
    public ExplainedConnections(DataSource source, String explain) {
        this.source = source;
        this.explain = explain;
    }

    /**
     * Gives the data source for the storage.
     *
     * @return the wrapped data source
     */
    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            @Nullable Object result = call(source, method, arguments);
            return result instanceof Connection connection ? explained(connection) : result;
        });
    }

    private Connection explained(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            @Nullable Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement
                    ? explained(connection, statement, String.valueOf(arguments[0]))
                    : result;
        });
    }

    private PreparedStatement explained(Connection connection, PreparedStatement statement, String sql) {
        Map<Integer, Binding> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                values.put(index, other -> call(other, method, arguments));
            }
            if (method.getName().startsWith("execute") && arguments.length == 0) {
                plans.add(plan(connection, sql, values));
            }
            return call(statement, method, arguments);
        });
    }

    private String plan(Connection connection, String sql, Map<Integer, Binding> values) throws SQLException {
        StringBuilder plan = new StringBuilder(sql.strip().replaceAll("\\s+", " "));
        try (PreparedStatement statement = connection.prepareStatement(explain + sql)) {
            for (Binding value : values.values()) {
                value.bind(statement);
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    plan.append('\n');
                    for (int column = 1; column <= columns; column++) {
                        plan.append(rows.getMetaData().getColumnLabel(column))
                                .append('=')
                                .append(rows.getString(column))
                                .append(' ');
                    }
                }
            }
        }
        return plan.toString();
    }

    /**
     * Gives the plans of what ran since the last time.
     *
     * @return each has its statement in the first line
     */
    public List<String> takePlans() {
        List<String> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException reason) {
                throw reason;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                ExplainedConnections.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.handle(method, arguments == null ? new Object[0] : arguments)));
    }

    /** What a proxy does. */
    private interface Handler {
        @Nullable
        Object handle(Method method, @Nullable Object[] arguments) throws SQLException;
    }

    /** A value that was bound. */
    private interface Binding {
        @Nullable
        Object bind(PreparedStatement statement) throws SQLException;
    }
}
