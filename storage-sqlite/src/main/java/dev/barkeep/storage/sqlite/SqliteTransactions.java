package dev.barkeep.storage.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;

/** How a transaction of SQLite ends that may have ended already. */
final class SqliteTransactions {

    private SqliteTransactions() {}

    /** Rolls back, unless SQLite did so by itself, as it may after a full disk or an error of input or output. */
    static void rollback(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // ERROR is what SQLite says if there is nothing to roll back.
            if (SqliteErrors.primary(e) != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
        }
    }
}
