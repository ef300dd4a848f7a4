package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads any database by the metadata of its driver: names, NULL, keys and indexes. Products call types too differently for them
 * to be compared: a script that needs one names the place where somebody has to write it.
 */
public class JdbcCatalogue extends SqlCatalogue {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Makes the catalogue. */
    public JdbcCatalogue() {}

    @Override
    protected String type(ColumnType type) {
        return "";
    }

    @Override
    public List<TableShape> read(Connection connection, Set<String> tables) throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        Metadata metadata = new Metadata(connection);
        for (String table : tables) {
            List<ColumnShape> columns = metadata.columns(table);
            if (!columns.isEmpty()) {
                @Nullable IndexShape key = metadata.key(table);
                shapes.add(new TableShape(table, columns, key, metadata.indexes(table, key), "", null));
            }
        }
        return shapes;
    }

    /** Not by its name, which many products make up anew. */
    @Override
    protected List<String> dropKey(TableShape from, TableShape to, IndexShape key) {
        return List.of(alter(from) + "DROP PRIMARY KEY");
    }

    /** A plain name in quotes would be another where the database folds those without to upper case. */
    @Override
    protected String quoted(String identifier) {
        return PLAIN.matcher(identifier).matches() ? identifier : super.quoted(identifier);
    }

    /** What a connection sees, with names as a statement writes them that does not quote them. */
    private static final class Metadata {

        private final DatabaseMetaData data;
        private final @Nullable String catalog;
        private final @Nullable String schema;
        private final boolean upperCase;

        Metadata(Connection connection) throws SQLException {
            data = connection.getMetaData();
            catalog = connection.getCatalog();
            schema = connection.getSchema();
            upperCase = data.storesUpperCaseIdentifiers();
        }

        private String stored(String name) {
            return upperCase ? name.toUpperCase(Locale.ROOT) : name;
        }

        private String written(@Nullable String name) {
            Objects.requireNonNull(name);
            return upperCase && name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
        }

        /** To the metadata schema and table are patterns, and an underscore matches anything. */
        List<ColumnShape> columns(String table) throws SQLException {
            List<ColumnShape> columns = new ArrayList<>();
            try (ResultSet rows = data.getColumns(catalog, schema, stored(table), null)) {
                while (rows.next()) {
                    if (stored(table).equals(rows.getString("TABLE_NAME"))
                            && (schema == null || schema.equals(rows.getString("TABLE_SCHEM")))) {
                        columns.add(new ColumnShape(
                                written(rows.getString("COLUMN_NAME")),
                                type(rows),
                                "",
                                rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                                        ? Presence.REQUIRED
                                        : Presence.OPTIONAL));
                    }
                }
            }
            return columns;
        }

        private static String type(ResultSet column) throws SQLException {
            String name = Objects.requireNonNull(column.getString("TYPE_NAME"));
            return switch (column.getInt("DATA_TYPE")) {
                case Types.CHAR, Types.VARCHAR -> name + "(" + column.getInt("COLUMN_SIZE") + ")";
                case Types.NUMERIC, Types.DECIMAL ->
                    name + "(" + column.getInt("COLUMN_SIZE") + ", " + column.getInt("DECIMAL_DIGITS") + ")";
                default -> name;
            };
        }

        @Nullable
        IndexShape key(String table) throws SQLException {
            Map<Integer, String> columns = new TreeMap<>();
            String name = "";
            try (ResultSet rows = data.getPrimaryKeys(catalog, schema, stored(table))) {
                while (rows.next()) {
                    columns.put(rows.getInt("KEY_SEQ"), written(rows.getString("COLUMN_NAME")));
                    name = Objects.requireNonNullElse(rows.getString("PK_NAME"), "");
                }
            }
            return columns.isEmpty() ? null : IndexShape.primaryKey(name, List.copyOf(columns.values()));
        }

        /** Databases list the index that holds the key among the others, by names of their own. */
        List<IndexShape> indexes(String table, @Nullable IndexShape key) throws SQLException {
            Map<String, List<String>> plain = new LinkedHashMap<>();
            Map<String, List<String>> unique = new LinkedHashMap<>();
            try (ResultSet rows = data.getIndexInfo(catalog, schema, stored(table), false, true)) {
                while (rows.next()) {
                    if (rows.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
                        (rows.getBoolean("NON_UNIQUE") ? plain : unique)
                                .computeIfAbsent(written(rows.getString("INDEX_NAME")), name -> new ArrayList<>())
                                .add(written(rows.getString("COLUMN_NAME")));
                    }
                }
            }
            if (key != null) {
                unique.values().removeIf(key.columns()::equals);
            }
            List<IndexShape> indexes = new ArrayList<>();
            plain.forEach((name, columns) -> indexes.add(IndexShape.plain(name, columns)));
            unique.forEach((name, columns) -> indexes.add(new IndexShape(name, "UNIQUE", columns, "")));
            return indexes;
        }
    }
}
