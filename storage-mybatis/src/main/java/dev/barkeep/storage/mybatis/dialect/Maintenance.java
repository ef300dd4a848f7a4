package dev.barkeep.storage.mybatis.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements of a server that may take hours, in which it says nothing: for so long a connection must not be taken for dead. */
public final class Maintenance {

    private Maintenance() {}

    /**
     * Runs statements without the limit that the connection has for silence.
     *
     * @param connection in no transaction
     * @param work what to do
     * @throws SQLException from the driver
     */
    public static void run(Connection connection, Work work) throws SQLException {
        int limit = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            work.run(statement);
        } catch (SQLException e) {
            try {
                connection.setNetworkTimeout(Runnable::run, limit);
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
        connection.setNetworkTimeout(Runnable::run, limit);
    }

    /** What is run. */
    public interface Work {

        /**
         * Runs it.
         *
         * @param statement to run it by
         * @throws SQLException from the driver
         */
        void run(Statement statement) throws SQLException;
    }
}
