package dev.barkeep.storage.mybatis.dialect;

import java.sql.Connection;

/** A connection in a transaction, for statements past MyBatis. */
public interface BulkSession {

    /**
     * Gives the connection.
     *
     * @return the connection; not to be closed, committed or rolled back
     */
    Connection connection();

    /**
     * Logs a statement that did not go through JDBC, if statements are logged.
     *
     * @param sql the statement, without values
     * @param started when it began, as of {@link System#nanoTime}
     */
    void echo(String sql, long started);
}
