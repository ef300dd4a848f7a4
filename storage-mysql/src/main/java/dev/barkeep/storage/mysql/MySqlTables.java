package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads tables from information_schema, alike on both products. */
final class MySqlTables {

    private static final String ENGINES = "SELECT engine FROM information_schema.tables"
            + " WHERE table_schema = DATABASE() AND table_name = ? AND table_type = 'BASE TABLE'";
    private static final String COLUMNS = "SELECT column_name, column_type, extra, collation_name, is_nullable"
            + " FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?"
            + " ORDER BY ordinal_position";
    private static final String INDEXES = "SELECT index_name, non_unique, index_type, column_name, sub_part, collation"
            + " FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?"
            + " ORDER BY index_name, seq_in_index";

    /** MariaDB says how wide a whole number is shown, MySQL no longer does. */
    private static final Pattern WIDTH = Pattern.compile("int\\(\\d+\\)");

    private MySqlTables() {}

    static List<TableShape> read(Connection connection, Set<String> tables) throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        for (String table : tables) {
            @Nullable String engine = engine(connection, table);
            if (engine != null) {
                Map<String, IndexShape> indexes = indexes(connection, table);
                @Nullable IndexShape key = indexes.remove("PRIMARY");
                shapes.add(new TableShape(
                        table,
                        columns(connection, table),
                        key,
                        List.copyOf(indexes.values()),
                        MySqlCatalogue.ENGINE + engine,
                        null));
            }
        }
        return shapes;
    }

    private static @Nullable String engine(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENGINES)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static List<ColumnShape> columns(Connection connection, String table) throws SQLException {
        List<ColumnShape> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String type = WIDTH.matcher(rows.getString(2)).replaceFirst("int")
                            + (rows.getString(3).contains("GENERATED") ? " GENERATED" : "");
                    String collation = Optional.ofNullable(rows.getString(4)).orElse("");
                    columns.add(new ColumnShape(
                            rows.getString(1),
                            rows.getString(3).contains("auto_increment") ? type + " AUTO_INCREMENT" : type,
                            MySqlCatalogue.EXACT.contains(collation) ? MySqlCatalogue.EITHER : collation,
                            rows.getString(5).equals("NO") ? Presence.REQUIRED : Presence.OPTIONAL));
                }
            }
        }
        return columns;
    }

    private static Map<String, IndexShape> indexes(Connection connection, String table) throws SQLException {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(INDEXES)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    String type = rows.getString(3);
                    kinds.put(
                            name,
                            name.equals("PRIMARY")
                                    ? IndexShape.PRIMARY_KEY
                                    : type.equals("FULLTEXT") || type.equals("SPATIAL")
                                            ? type
                                            : rows.getBoolean(2) ? "" : "UNIQUE");
                    columns.computeIfAbsent(name, index -> new ArrayList<>()).add(column(rows, name));
                }
            }
        }
        Map<String, IndexShape> indexes = new LinkedHashMap<>();
        kinds.forEach((name, kind) ->
                indexes.put(name, new IndexShape(name, kind, Objects.requireNonNull(columns.get(name)), "")));
        return indexes;
    }

    /** MySQL may have an expression, in a column of the catalogue that MariaDB has not. */
    private static String column(ResultSet rows, String index) throws SQLException {
        @Nullable String column = rows.getString(4);
        if (column == null) {
            return "(decide_expression_of_" + index + ")";
        }
        @Nullable String part = rows.getString(5);
        boolean descending = "D".equals(rows.getString(6));
        if (part == null && !descending) {
            return column;
        }
        return "`" + column.replace("`", "``") + "`" + (part == null ? "" : "(" + part + ")")
                + (descending ? " DESC" : "");
    }
}
