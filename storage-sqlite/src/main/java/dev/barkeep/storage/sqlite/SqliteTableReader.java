package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one table from the pragmas of SQLite, and from its statement what they do not say. */
final class SqliteTableReader {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern CONDITION = Pattern.compile("\\)\\s*(WHERE\\s.*)$", FLAGS);
    private static final Pattern EXPRESSIONS = Pattern.compile("\\sON\\s[^(]+\\((.*?)\\)\\s*(?:WHERE\\s.*)?$", FLAGS);
    private static final String BINARY = "BINARY";

    private final Connection connection;
    private final String table;
    private final Map<String, String> collations = new TreeMap<>();

    SqliteTableReader(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /** Reads the table, if there is one. */
    Optional<TableShape> read() throws SQLException {
        @Nullable String sql = statement("table", table);
        if (sql == null) {
            return Optional.empty();
        }
        Map<Integer, String> key = new TreeMap<>();
        List<ColumnShape> columns = columns(sql, key);
        return Optional.of(new TableShape(
                table,
                columns,
                key.isEmpty() ? null : IndexShape.primaryKey("", List.copyOf(key.values())),
                indexes(),
                options(),
                Optional.ofNullable(statement("view", ReadableView.name(table)))
                        .map(ReadableView::laidOut)
                        .orElse(null)));
    }

    private @Nullable String statement(String type, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?")) {
            statement.setString(1, type);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private List<ColumnShape> columns(String sql, Map<Integer, String> key) throws SQLException {
        boolean numbered = sql.toUpperCase(Locale.ROOT).contains("AUTOINCREMENT");
        List<ColumnShape> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT name, type || CASE WHEN hidden IN (2, 3) THEN ' GENERATED' ELSE '' END, \"notnull\", pk"
                        + " FROM pragma_table_xinfo(?) ORDER BY cid")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    int place = rows.getInt(4);
                    if (place > 0) {
                        key.put(place, name);
                    }
                    String collation = collation(sql, name);
                    collations.put(name, collation.isEmpty() ? BINARY : collation);
                    columns.add(new ColumnShape(
                            name,
                            numbered && place > 0 ? SqliteCatalogue.NUMBERED : rows.getString(2),
                            collation,
                            rows.getBoolean(3) ? Presence.REQUIRED : Presence.OPTIONAL));
                }
            }
        }
        return columns;
    }

    /** No pragma says how a column compares: its definition does, behind its name. */
    private static String collation(String sql, String column) {
        Matcher collate = Pattern.compile(
                        "[(,]\\s*[\"`\\[]?" + Pattern.quote(column)
                                + "[\"`\\]]?\\s(?:[^,()]|\\([^()]*\\))*?\\bCOLLATE\\s+[\"`\\[]?(\\w+)",
                        FLAGS)
                .matcher(sql);
        String name = collate.find() ? collate.group(1).toUpperCase(Locale.ROOT) : "";
        return name.equals(BINARY) ? "" : name;
    }

    private String options() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT strict, wr FROM pragma_table_list WHERE schema = 'main' AND name = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                List<String> options = new ArrayList<>();
                if (row.getBoolean(1)) {
                    options.add("STRICT");
                }
                if (row.getBoolean(2)) {
                    options.add("WITHOUT ROWID");
                }
                return String.join(", ", options);
            }
        }
    }

    /** Without that of the key. One that belongs to a constraint of the table is named by SQLite. */
    private List<IndexShape> indexes() throws SQLException {
        List<IndexShape> indexes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT name, \"unique\", origin FROM pragma_index_list(?) WHERE origin <> 'pk' ORDER BY name")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String kind = rows.getString(3).equals("u")
                            ? SqliteCatalogue.UNIQUE_CONSTRAINT
                            : rows.getBoolean(2) ? "UNIQUE" : "";
                    indexes.add(index(rows.getString(1), kind));
                }
            }
        }
        return indexes;
    }

    private IndexShape index(String name, String kind) throws SQLException {
        String sql = Optional.ofNullable(statement("index", name)).orElse("");
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT name, \"desc\", coll FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    @Nullable String column = rows.getString(1);
                    if (column == null) {
                        // An expression, which no pragma says.
                        Matcher expressions = EXPRESSIONS.matcher(sql);
                        columns = new ArrayList<>(List.of(expressions.find() ? expressions.group(1) : sql));
                        break;
                    }
                    String collation = rows.getString(3);
                    columns.add(column
                            + (collation.equalsIgnoreCase(collations.get(column)) ? "" : " COLLATE " + collation)
                            + (rows.getBoolean(2) ? " DESC" : ""));
                }
            }
        }
        Matcher condition = CONDITION.matcher(sql);
        return new IndexShape(name, kind, columns, condition.find() ? condition.group(1) : "");
    }
}
