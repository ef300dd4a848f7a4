package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.SchemaMismatchException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of a database. All calls are on a connection that is in no transaction. */
public abstract class DatabaseSchema {

    private static final Set<String> OURS = Set.of(
            Migrator.CHANGELOG,
            "daily_data",
            "intraday_data",
            "metadata",
            "signal_history",
            "portfolio_performance",
            "portfolio_positions",
            "system_events");
    private static final Set<String> COLUMNS = Set.of("id", "applied_at", "description");
    /** As the products call them; indexes and sequences, which some of them list as well, are none. */
    private static final String[] TABLES = {
        "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
    };

    private final String database;
    private final Migrations migrations;
    private final Migrator migrator;

    /**
     * Makes the schema.
     *
     * @param database names the database in messages
     * @param migrations the scripts of its dialect
     */
    protected DatabaseSchema(String database, Migrations migrations) {
        this.database = database;
        this.migrations = migrations;
        this.migrator = new Migrator(migrations);
    }

    /**
     * Brings the tables up to date, after seeing that the names they need are free or ours.
     *
     * @param connection the database
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if they are not, or the tables are newer than this library
     */
    public abstract void migrate(Connection connection) throws SQLException;

    /**
     * Takes migrations back, newest first.
     *
     * @param connection the database
     * @param version what to go back to; 0 leaves nothing of ours
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     */
    public abstract void rollbackTo(Connection connection, int version) throws SQLException;

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
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), schema, null, TABLES)) {
            while (rows.next()) {
                // To the metadata the schema is a pattern, and an underscore in it matches anything.
                if (schema == null || schema.equals(rows.getString("TABLE_SCHEM"))) {
                    names.add(Objects.requireNonNull(rows.getString("TABLE_NAME")));
                }
            }
        }
        return List.copyOf(names);
    }

    /**
     * Gives what runs the scripts.
     *
     * @return the migrator
     */
    protected Migrator migrator() {
        return migrator;
    }

    /**
     * Tells tables of ours from room for them.
     *
     * @param connection the database
     * @return {@code false} if none of our names is taken
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if some are, by somebody else
     */
    protected boolean isOurs(Connection connection) throws SQLException {
        boolean upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
        List<String> taken = tables(connection).stream()
                .filter(name -> OURS.contains(upperCase ? name.toLowerCase(Locale.ROOT) : name))
                .toList();
        if (taken.isEmpty()) {
            return false;
        }
        if (isChangelog(connection)) {
            return true;
        }
        throw new SchemaMismatchException(
                database + (connection.getSchema() == null ? "" : ", schema " + connection.getSchema() + ",")
                        + " has tables of another program that are called " + String.join(", ", taken)
                        + "; it was not changed. Name another database or schema",
                null);
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
}
