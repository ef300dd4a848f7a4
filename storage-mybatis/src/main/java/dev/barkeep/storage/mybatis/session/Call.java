package dev.barkeep.storage.mybatis.session;

import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/**
 * What is done on a connection.
 *
 * <p>Not marked for nullness: NullAway takes a result of a type variable for one that is never {@code null}.
 *
 * @param <R> the result
 */
@FunctionalInterface
@NullUnmarked
public interface Call<R> {

    /**
     * Does it.
     *
     * @param session the connection
     * @return the result
     * @throws SQLException from the driver
     */
    R apply(Session session) throws SQLException;
}
