package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.mybatis.dialect.SqlCatalogue;
import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of a file. SQLite adds and drops columns and changes none: a table with a column, a key or options to change is made
 * anew and filled from the old one. A view of a table keeps it from being changed, so that of ours goes first and comes last.
 */
final class SqliteCatalogue extends SqlCatalogue {

    /** The type of a number that is never given twice; a statement wants it to be the key as well. */
    static final String NUMBERED = "INTEGER PRIMARY KEY AUTOINCREMENT";

    /** One that stands in the table, which no statement drops by itself. */
    static final String UNIQUE_CONSTRAINT = "UNIQUE CONSTRAINT";

    private static final String ID = "id";

    @Override
    protected String type(ColumnType type) {
        return switch (type) {
            case TICKER, NAME, TEXT -> "TEXT";
            case COUNT, INTERVAL, PRICE, QUANTITY, RATIO, MONEY, DATE, INSTANT -> "INTEGER";
            case ID -> NUMBERED;
        };
    }

    @Override
    protected String options(Table<?> table) {
        return table.isKeyed() ? "STRICT, WITHOUT ROWID" : "STRICT";
    }

    /** Every entry of an index ends with the id by itself. */
    @Override
    public TableShape expected(Table<?> table) {
        TableShape shape = super.expected(table);
        return new TableShape(
                shape.name(),
                shape.columns(),
                shape.key(),
                shape.indexes().stream().map(SqliteCatalogue::withoutId).toList(),
                shape.options(),
                ReadableView.of(table, this::name));
    }

    private static IndexShape withoutId(IndexShape index) {
        List<String> columns = index.columns();
        int last = columns.size() - 1;
        return last > 0 && columns.get(last).equals(ID)
                ? IndexShape.plain(index.name(), columns.subList(0, last))
                : index;
    }

    @Override
    public List<TableShape> read(Connection connection, Set<String> tables) throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        for (String table : tables) {
            new SqliteTableReader(connection, table).read().ifPresent(shapes::add);
        }
        return shapes;
    }

    @Override
    public List<String> create(TableShape table) {
        List<String> script = new ArrayList<>();
        script.add("CREATE TABLE " + name(table.name()) + " " + contents(table));
        script.addAll(indexes(table));
        if (table.view() != null) {
            script.add(table.view());
        }
        return script;
    }

    @Override
    public List<String> drop(TableShape table) {
        List<String> script = new ArrayList<>(dropView(table));
        script.addAll(super.drop(table));
        return script;
    }

    @Override
    public List<String> change(TableShape from, TableShape to) {
        boolean viewStays = Objects.equals(from.view(), to.view()) && !hasOtherColumns(from, to);
        List<String> script = new ArrayList<>(viewStays ? List.of() : dropView(from));
        script.addAll(mustBeRebuilt(from, to) ? rebuild(from, to) : super.change(from, to));
        if (!viewStays && to.view() != null) {
            script.add(to.view());
        }
        return script;
    }

    private List<String> dropView(TableShape table) {
        return table.view() == null
                ? List.of()
                : List.of("DROP VIEW " + nameLike(table, ReadableView.name(table.name())));
    }

    /** Writes a name that is made from that of a table, and needs quotes if that one does. */
    private String nameLike(TableShape table, String made) {
        return name(table.name()).equals(table.name()) ? made : name(made);
    }

    /** Whether columns are changed in any way. */
    private boolean hasOtherColumns(TableShape from, TableShape to) {
        return mustBeRebuilt(from, to)
                || from.columns().size() != to.columns().size()
                || to.columns().stream()
                        .anyMatch(column -> from.column(column.name()).isEmpty());
    }

    private boolean mustBeRebuilt(TableShape from, TableShape to) {
        return !from.hasKeyOf(to)
                || !from.options().equals(to.options())
                || !constraints(from).equals(constraints(to))
                || to.columns().stream()
                        .anyMatch(column -> from.column(column.name())
                                .map(old -> !old.isLike(column))
                                .orElse(needsValue(column)));
    }

    private List<String> rebuild(TableShape from, TableShape to) {
        String old = name(from.name());
        String fresh = nameLike(to, "new_" + to.name());
        List<String> script = new ArrayList<>(remarks(from, to));
        script.add(remark("SQLite changes no column: the table is made anew and filled from the old one"));
        script.add("CREATE TABLE " + fresh + " " + contents(to));
        List<ColumnShape> filled = to.columns().stream()
                .filter(column -> from.column(column.name()).isPresent() || needsValue(column))
                .toList();
        script.add("INSERT INTO " + fresh + " ("
                + filled.stream().map(column -> name(column.name())).collect(Collectors.joining(", "))
                + ")\n    SELECT "
                + filled.stream()
                        .map(column ->
                                from.column(column.name()).isPresent() ? name(column.name()) : placeholder(to, column))
                        .collect(Collectors.joining(", "))
                + " FROM " + old);
        if (isNumbered(from) && isNumbered(to)) {
            script.add(remark("The numbers that were given, also those of rows that are gone, are not given again"));
            script.add("DELETE FROM sqlite_sequence WHERE name = 'new_" + to.name() + "'");
            script.add("INSERT INTO sqlite_sequence (name, seq)\n    SELECT 'new_" + to.name()
                    + "', seq FROM sqlite_sequence WHERE name = '" + from.name() + "'");
        }
        script.add("DROP TABLE " + old);
        script.add("ALTER TABLE " + fresh + " RENAME TO " + old);
        script.addAll(indexes(to));
        return script;
    }

    /** The database numbers the rows that are there as well, when it copies them. */
    @Override
    protected boolean needsValue(ColumnShape column) {
        return super.needsValue(column) && !column.type().equals(NUMBERED);
    }

    private static boolean isNumbered(TableShape table) {
        return table.columns().stream().anyMatch(column -> column.type().equals(NUMBERED));
    }

    private String contents(TableShape table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(definition(table, column)));
        if (table.key() != null && !isNumbered(table)) {
            lines.add("PRIMARY KEY (" + columns(table, table.key()) + ")");
        }
        constraints(table).forEach(unique -> lines.add("UNIQUE (" + columns(table, unique) + ")"));
        return "(\n    " + String.join(",\n    ", lines) + "\n)"
                + (table.options().isEmpty() ? "" : " " + table.options());
    }

    private static List<IndexShape> constraints(TableShape table) {
        return table.indexes().stream()
                .filter(index -> index.kind().equals(UNIQUE_CONSTRAINT))
                .toList();
    }

    private List<String> indexes(TableShape table) {
        return table.indexes().stream()
                .filter(index -> !index.kind().equals(UNIQUE_CONSTRAINT))
                .flatMap(index -> createIndex(table, index).stream())
                .toList();
    }
}
