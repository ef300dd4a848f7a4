package dev.barkeep.storage.postgres;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.mybatis.migration.Migrator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sees that the names it needs in a schema are free or its own before anything is written, and brings its tables up to date. */
final class PostgresSchema {

    private static final Migrations MIGRATIONS = new Migrations(PostgresSchema.class);

    /** The schema version of this library. */
    static final int VERSION = MIGRATIONS.newest();

    /** "BKPR": the first half of the lock's key, so that it is nobody else's. */
    private static final int LOCK = 0x424b5052;

    private final String database;
    private final Duration patience;
    private final Migrator migrator = new Migrator(MIGRATIONS);

    PostgresSchema(String database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /**
     * Opens the schema. Processes that do so at once wait for each other; a schema that is current is only read, so that a
     * user without the right to make tables can open it.
     */
    void open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            String schema = schema(connection);
            if (!isOurs(connection, schema) || migrator.isPending(connection)) {
                lock(connection, schema);
                // Again, now that nobody else can: it may have been made in the meantime.
                isOurs(connection, schema);
                migrator.migrate(connection);
            }
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Says whether the user may make temporary tables. */
    static boolean mayStage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT has_database_privilege(current_database(), 'TEMP')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_schema()")) {
            row.next();
            @Nullable String schema = row.getString(1);
            if (schema == null) {
                throw new ConfigurationException(
                        Problem.INVALID_VALUE,
                        "DATABASE_URL",
                        "there is no such schema in " + database
                                + ": make it with CREATE SCHEMA, or name another one as currentSchema");
            }
            return schema;
        }
    }

    /**
     * Tells our schemas from those that can become ours.
     *
     * @return {@code false} if none of our names is taken
     * @throws SchemaMismatchException if some are, by somebody else
     */
    private boolean isOurs(Connection connection, String schema) throws SQLException {
        // A changelog is known by its columns; other tools have tables of that name, and it says what ours are.
        try (PreparedStatement statement = connection.prepareStatement("SELECT"
                + " (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                + "  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = 'storage_changelog'"
                + "  AND a.attname IN ('id', 'applied_at', 'description')),"
                + " (SELECT string_agg(c.relname, ', ' ORDER BY c.relname)"
                + "  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?"
                + "  AND c.relname IN ('storage_changelog', 'daily_data', 'intraday_data', 'metadata', 'signal_history',"
                + "  'portfolio_performance', 'portfolio_positions', 'system_events'))")) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt(1) == 3) {
                    return true;
                }
                @Nullable String taken = row.getString(2);
                if (taken == null) {
                    return false;
                }
                throw new SchemaMismatchException(
                        "the schema " + schema + " of " + database + " has tables of another program that are called "
                                + taken + "; it was not changed. Name another schema as currentSchema",
                        null);
            }
        }
    }

    /** Held to the end of the transaction, or of the process. */
    private void lock(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + Math.min(patience.toMillis(), Integer.MAX_VALUE));
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ", " + schema.hashCode() + ")");
        }
    }
}
