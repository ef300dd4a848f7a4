package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a database, made and changed under the lock of its dialect. All calls are on a connection that is in no transaction. */
public final class DatabaseSchema {

    private static final Set<String> OURS = Stream.concat(
                    Stream.of(Migrator.CHANGELOG), Tables.ALL.stream().map(Table::name))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COLUMNS = Set.of("id", "applied_at", "description");
    /** As the products call them; indexes and sequences, which some of them list as well, are none. */
    private static final String[] TABLES = {
        "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
    };

    private final Dialect dialect;
    private final String database;
    private final Migrations migrations;
    private final Migrator migrator;

    /**
     * Makes the schema.
     *
     * @param dialect the product of the database
     * @param database names the database in messages
     */
    public DatabaseSchema(Dialect dialect, String database) {
        this.dialect = dialect;
        this.database = database;
        this.migrations = new Migrations(dialect.getClass());
        this.migrator = new Migrator(migrations);
    }

    /**
     * Brings the tables up to date, after seeing that the names they need are free or ours. Tables that are current are only
     * read, so that a user without the right to make any can open them.
     *
     * @param connection the database
     * @param patience how long to wait for others who do so too
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the names are taken, or the tables are newer than this library, or not whole
     */
    public void migrate(Connection connection, Duration patience) throws SQLException {
        boolean current = isCurrent(connection);
        dialect.prepare(connection, database, patience);
        if (!current) {
            change(connection, patience, () -> {
                // Again, now that nobody else can: they may have been made in the meantime.
                dialect.requireUsable(connection, database);
                if (!isCurrent(connection)) {
                    migrator.migrate(connection, !ours(connection).isEmpty());
                }
            });
        }
    }

    /**
     * Takes migrations back, newest first.
     *
     * @param connection the database
     * @param version what to go back to; 0 leaves nothing of ours
     * @param patience how long to wait for others who change the tables
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     */
    public void rollbackTo(Connection connection, int version, Duration patience) throws SQLException {
        change(connection, patience, () -> {
            dialect.requireUsable(connection, database);
            migrator.rollbackTo(connection, version, !ours(connection).isEmpty());
        });
    }

    /**
     * Looks whether the tables are up to date.
     *
     * @param connection the database
     * @return {@code false} if there are none yet, or scripts are pending
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     */
    public boolean isCurrent(Connection connection) throws SQLException {
        Set<String> ours = ours(connection);
        // A newer version may well do without one of today's tables: then its being newer is what is to be said.
        if (ours.isEmpty() || migrator.isPending(connection)) {
            return false;
        }
        Set<String> missing = new TreeSet<>(OURS);
        missing.removeAll(ours);
        if (!missing.isEmpty()) {
            // Somebody may have made them one by one since they were listed, and was done when the version was read.
            missing.removeAll(ours(connection));
        }
        if (!missing.isEmpty()) {
            throw new SchemaMismatchException(
                    database + " has our changelog, but these tables are missing: " + String.join(", ", missing)
                            + ", or this user may not see them; nothing was changed. Restore a backup, grant the rights, or name"
                            + " another database",
                    null);
        }
        return true;
    }

    /**
     * Gives the version of tables that are up to date.
     *
     * @return number of the newest script
     */
    public int newest() {
        return migrations.newest();
    }

    /**
     * Gives the version that the tables have.
     *
     * @param connection the database
     * @return number of the newest migration that was applied, 0 if none was
     * @throws SQLException from the driver
     */
    public int version(Connection connection) throws SQLException {
        return isChangelog(connection) ? migrator.applied(connection) : 0;
    }

    /**
     * Lists the tables and views, ours and those of others.
     *
     * @param connection the database
     * @return their names, ascending
     * @throws SQLException from the driver
     */
    public List<String> tables(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        @Nullable String schema = connection.getSchema();
        boolean upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), schema, null, TABLES)) {
            while (rows.next()) {
                // To the metadata the schema is a pattern, and an underscore in it matches anything.
                if (schema == null || schema.equals(rows.getString("TABLE_SCHEM"))) {
                    String name = Objects.requireNonNull(rows.getString("TABLE_NAME"));
                    // As a statement writes it that does not quote it.
                    names.add(
                            upperCase && name.equals(name.toUpperCase(Locale.ROOT))
                                    ? name.toLowerCase(Locale.ROOT)
                                    : name);
                }
            }
        }
        return List.copyOf(names);
    }

    /** Names the tables of ours that there are, in lower case; refuses those that only have the names. */
    private Set<String> ours(Connection connection) throws SQLException {
        Set<String> taken = new TreeSet<>(tables(connection));
        taken.retainAll(OURS);
        if (taken.isEmpty() || isChangelog(connection)) {
            return taken;
        }
        throw new SchemaMismatchException(
                database + (connection.getSchema() == null ? "" : ", schema " + connection.getSchema() + ",")
                        + " has tables of another program that are called " + String.join(", ", taken)
                        + "; it was not changed. Name another database or schema",
                null);
    }

    private void change(Connection connection, Duration patience, Step step) throws SQLException {
        dialect.begin(connection);
        boolean locked = false;
        try {
            dialect.lockSchema(connection, patience);
            locked = true;
            step.run();
            dialect.commit(connection);
        } catch (SQLException | RuntimeException e) {
            tidy(() -> dialect.rollback(connection), e);
            if (locked) {
                tidy(() -> dialect.unlockSchema(connection), e);
            }
            throw e;
        }
        dialect.unlockSchema(connection);
    }

    /** Does what is left to do after a failure, which stays the reason. */
    private static void tidy(Step step, Exception reason) {
        try {
            step.run();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** A changelog is known by its columns; other tools have tables of that name, and it says what ours are. */
    private static boolean isChangelog(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        @Nullable String schema = connection.getSchema();
        String name = metadata.storesUpperCaseIdentifiers()
                ? Migrator.CHANGELOG.toUpperCase(Locale.ROOT)
                : Migrator.CHANGELOG;
        Set<String> columns = new TreeSet<>();
        try (ResultSet rows = metadata.getColumns(connection.getCatalog(), schema, name, null)) {
            while (rows.next()) {
                if (name.equals(rows.getString("TABLE_NAME"))
                        && (schema == null || schema.equals(rows.getString("TABLE_SCHEM")))) {
                    columns.add(Objects.requireNonNull(rows.getString("COLUMN_NAME"))
                            .toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns.containsAll(COLUMNS);
    }

    /** What is done to the tables. */
    private interface Step {
        void run() throws SQLException;
    }
}
