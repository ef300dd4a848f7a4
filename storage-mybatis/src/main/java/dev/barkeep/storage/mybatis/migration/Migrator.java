package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.SchemaMismatchException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/**
 * Brings a database to the newest schema version, in the transaction and under the lock of its caller.
 *
 * <p>mybatis-migrations, which runs the scripts, commits each script and its row in the changelog separately, takes any
 * error on the changelog for a database without one, and has no lock. So the changelog is made and read here first, and
 * the connection that it gets leaves commits to the caller: scripts and changelog happen together or not at all.
 */
public final class Migrator {

    private static final String CHANGELOG = "storage_changelog";

    private final Migrations migrations;

    /**
     * Makes a migrator.
     *
     * @param migrations the scripts of a dialect
     */
    public Migrator(Migrations migrations) {
        this.migrations = migrations;
    }

    /**
     * Says what is to do on a database that has a changelog.
     *
     * @param connection the database
     * @return whether scripts are pending
     * @throws SQLException if there is no changelog, or for any other reason of the driver
     * @throws SchemaMismatchException if the database is newer than this library
     */
    public boolean isPending(Connection connection) throws SQLException {
        int applied = applied(connection);
        if (applied > migrations.newest()) {
            throw new SchemaMismatchException(
                    "the database has schema version " + applied + ", this library knows versions up to "
                            + migrations.newest() + ": use the version of the library that made it, or a newer one",
                    null);
        }
        return applied < migrations.newest();
    }

    /**
     * Applies what is pending.
     *
     * @param connection the database, in a transaction that the caller commits, or rolls back if this throws
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the database is newer than this library
     */
    public void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + CHANGELOG
                    + " (id INTEGER NOT NULL PRIMARY KEY, applied_at VARCHAR(25) NOT NULL,"
                    + " description VARCHAR(255) NOT NULL)");
        }
        if (!isPending(connection)) {
            return;
        }
        DatabaseOperationOption options = new DatabaseOperationOption();
        options.setChangelogTable(CHANGELOG);
        options.setStopOnError(true);
        // A notice of the server is no reason to stop half-way.
        options.setThrowWarning(false);
        try {
            new UpOperation().operate(() -> withoutEnd(connection), migrations, options, null);
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof SQLException sql) {
                    throw sql;
                }
            }
            throw e;
        }
    }

    private static int applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(id) FROM " + CHANGELOG)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection withoutEnd(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Migrator.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "commit", "rollback", "close", "setAutoCommit" -> {
                            return null;
                        }
                        case "getAutoCommit" -> {
                            return false;
                        }
                        default -> {
                            try {
                                return method.invoke(connection, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }
                    }
                });
    }
}
