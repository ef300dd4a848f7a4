package dev.barkeep.storage.mybatis.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a driver says of the tables of the schema that a connection is in; names are as a statement writes that does not quote them. */
final class LiveTables {

    /** As the products call them; indexes and sequences, which some of them list as well, are none. */
    private static final String[] TABLES = {
        "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
    };

    private LiveTables() {}

    /** Names the tables and views. */
    static Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        DatabaseMetaData metadata = connection.getMetaData();
        @Nullable String schema = connection.getSchema();
        try (ResultSet rows = metadata.getTables(connection.getCatalog(), schema, null, TABLES)) {
            while (rows.next()) {
                // To the metadata the schema is a pattern, and an underscore in it matches anything.
                if (schema == null || schema.equals(rows.getString("TABLE_SCHEM"))) {
                    String name = Objects.requireNonNull(rows.getString("TABLE_NAME"));
                    names.add(
                            metadata.storesUpperCaseIdentifiers() && name.equals(name.toUpperCase(Locale.ROOT))
                                    ? name.toLowerCase(Locale.ROOT)
                                    : name);
                }
            }
        }
        return names;
    }

    /** Names the columns of a table in lower case; none if it is not there. */
    static Set<String> columns(Connection connection, String table) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        @Nullable String schema = connection.getSchema();
        String name = metadata.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
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
        return columns;
    }
}
