package dev.barkeep.storage.mybatis.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each statement with its time, without its values: those are data of the host, and may be secret. Only when asked
 * for; otherwise nothing stands between MyBatis and the driver.
 */
final class SqlEcho {

    private static final Logger log = LoggerFactory.getLogger("dev.barkeep.storage.sql");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private SqlEcho() {}

    static Connection wrap(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            @Nullable Object result = invoke(connection, method, args);
            if (result instanceof PreparedStatement statement && args != null && args[0] instanceof String sql) {
                return timed(PreparedStatement.class, statement, sql);
            }
            return result instanceof Statement statement ? timed(Statement.class, statement, "") : result;
        });
    }

    private static <S extends Statement> S timed(Class<S> type, S statement, String prepared) {
        return proxy(type, (proxy, method, args) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, args);
            }
            String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : prepared;
            long start = System.nanoTime();
            try {
                return invoke(statement, method, args);
            } finally {
                log(sql, start);
            }
        });
    }

    static void log(String sql, long started) {
        long micros = (System.nanoTime() - started) / 1000;
        log.info(
                "{} ms: {}",
                micros / 1000.0,
                WHITE_SPACE.matcher(sql).replaceAll(" ").strip());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SqlEcho.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, java.lang.reflect.Method method, Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
