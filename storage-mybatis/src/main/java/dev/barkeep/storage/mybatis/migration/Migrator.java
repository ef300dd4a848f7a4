package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.SchemaMismatchException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.ibatis.migration.ConnectionProvider;
import org.apache.ibatis.migration.operations.DownOperation;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/**
 * Brings a database to the newest schema version or an older one, in the transaction and under the lock of its caller.
 *
 * <p>mybatis-migrations, which runs the scripts, commits each script and its row in the changelog separately, takes any
 * error on the changelog for a database without one, and has no lock. So the changelog is made and read here first, and
 * the connection that it gets leaves commits to the caller: scripts and changelog happen together or not at all.
 */
final class Migrator {

    /** The table that says what was applied. */
    static final String CHANGELOG = "storage_changelog";

    private final Migrations migrations;

    /**
     * Makes a migrator.
     *
     * @param migrations the scripts of a dialect
     */
    Migrator(Migrations migrations) {
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
    boolean isPending(Connection connection) throws SQLException {
        int applied = applied(connection);
        requireKnown(applied);
        return applied < migrations.newest();
    }

    /**
     * Applies what is pending.
     *
     * @param connection the database, in a transaction that the caller commits, or rolls back if this throws
     * @param hasChangelog whether anything was applied, or begun, at all
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the database is newer than this library
     */
    void migrate(Connection connection, boolean hasChangelog) throws SQLException {
        if (!hasChangelog) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + CHANGELOG
                        + " (id INTEGER NOT NULL PRIMARY KEY, applied_at VARCHAR(25) NOT NULL,"
                        + " description VARCHAR(255) NOT NULL)");
            }
        }
        if (!isPending(connection)) {
            return;
        }
        run(connection, (provider, options) -> new UpOperation().operate(provider, migrations, options, null));
    }

    /**
     * Takes back what was applied, newest first. Back to 0 the changelog goes as well.
     *
     * @param connection the database, in a transaction that the caller commits, or rolls back if this throws
     * @param version what to go back to
     * @param hasChangelog whether anything was applied at all
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the database is newer than this library
     * @throws InvalidDataException if the database is not at this version or a later one
     */
    void rollbackTo(Connection connection, int version, boolean hasChangelog) throws SQLException {
        int applied = hasChangelog ? applied(connection) : 0;
        if (version < 0 || version > applied) {
            throw new InvalidDataException("version", version, "must be 0 to " + applied + ", the present version");
        }
        if (!hasChangelog) {
            return;
        }
        requireKnown(applied);
        int steps = (int) migrations.getMigrations().stream()
                .map(change -> change.getId().intValueExact())
                .filter(id -> id > version && id <= applied)
                .count();
        if (steps > 0) {
            run(
                    connection,
                    (provider, options) -> new DownOperation(steps).operate(provider, migrations, options, null));
        }
        if (version == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE " + CHANGELOG);
            }
        }
    }

    private static void run(Connection connection, Operation operation) throws SQLException {
        DatabaseOperationOption options = new DatabaseOperationOption();
        options.setChangelogTable(CHANGELOG);
        options.setStopOnError(true);
        // A notice of the server is no reason to stop half-way.
        options.setThrowWarning(false);
        try {
            operation.run(() -> withoutEnd(connection), options);
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof SQLException sql) {
                    throw sql;
                }
            }
            throw e;
        }
    }

    /**
     * Reads the changelog.
     *
     * @param connection the database
     * @return number of the newest script that was applied, 0 if none was
     * @throws SQLException if there is no changelog, or for any other reason of the driver
     */
    int applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(id) FROM " + CHANGELOG)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void requireKnown(int applied) {
        if (applied > migrations.newest()) {
            throw new SchemaMismatchException(
                    "the database has schema version " + applied + ", this library knows versions up to "
                            + migrations.newest() + ": use the version of the library that made it, or a newer one",
                    null);
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

    /** An operation of mybatis-migrations. */
    private interface Operation {
        void run(ConnectionProvider provider, DatabaseOperationOption options);
    }
}
