package dev.barkeep.storage.mysql;

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
import java.util.Optional;
import java.util.Set;

/**
 * The tables of the connection's database. Each statement commits, so that a script that was cut short is run again from its
 * beginning: what is done already is asked for, and not done twice. Both products have to take the script.
 */
final class MySqlCatalogue extends SqlCatalogue {

    /** What the collation that compares by code points, blanks at the end included, is called on MySQL and on MariaDB. */
    static final List<String> EXACT = List.of("utf8mb4_0900_bin", "utf8mb4_nopad_bin");

    /** Both, for people. */
    static final String EITHER = String.join(" or ", EXACT);

    /** Each product reads its own of the two comments: MariaDB skips 50700 to 99999, MySQL all with an M. */
    private static final String EITHER_IN_SCRIPT = "/*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */";

    /** The type of a number that the database gives. */
    static final String NUMBERED = "bigint AUTO_INCREMENT";

    static final String ENGINE = "ENGINE=";

    @Override
    protected String type(ColumnType type) {
        return switch (type) {
            case TICKER -> "varchar(32)";
            case NAME -> "varchar(50)";
            case TEXT -> "mediumtext";
            case COUNT -> "bigint";
            case INTERVAL -> "int";
            case PRICE, QUANTITY, RATIO -> "decimal(18,8)";
            case MONEY -> "decimal(18,4)";
            case DATE -> "date";
            case INSTANT -> "datetime(6)";
            case ID -> NUMBERED;
        };
    }

    @Override
    protected String collation(ColumnType type) {
        return switch (type) {
            case TICKER, NAME, TEXT -> EITHER;
            default -> "";
        };
    }

    @Override
    protected String options(Table<?> table) {
        return ENGINE + "InnoDB";
    }

    @Override
    public List<TableShape> read(Connection connection, Set<String> tables) throws SQLException {
        return MySqlTables.read(connection, tables);
    }

    /** With its indexes, as there is no CREATE INDEX IF NOT EXISTS. */
    @Override
    public List<String> create(TableShape table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(definition(table, column)));
        if (table.key() != null) {
            lines.add("PRIMARY KEY (" + columns(table, table.key()) + ")");
        }
        table.indexes().forEach(index -> lines.add(indexed(table, index)));
        return List.of("CREATE TABLE IF NOT EXISTS " + name(table.name()) + " (\n    " + String.join(",\n    ", lines)
                + "\n) " + table.options() + " DEFAULT CHARACTER SET utf8mb4\n    COLLATE " + EITHER_IN_SCRIPT);
    }

    @Override
    public List<String> drop(TableShape table) {
        List<String> script = new ArrayList<>(super.drop(table));
        script.set(script.size() - 1, "DROP TABLE IF EXISTS " + name(table.name()));
        return script;
    }

    @Override
    protected List<String> addColumn(TableShape table, ColumnShape column) {
        if (column.type().equals(NUMBERED) && table.key() != null) {
            // A number has to be a key at any time, so the two come together.
            return once(
                    "COUNT(*) = 0",
                    alter(table) + "ADD COLUMN " + definition(table, column) + ", ADD PRIMARY KEY ("
                            + columns(table, table.key()) + ")",
                    "columns",
                    where(table) + " AND column_name = " + text(column.name()));
        }
        List<String> added = super.addColumn(table, column);
        List<String> script = new ArrayList<>(once(
                "COUNT(*) = 0", added.get(0), "columns", where(table) + " AND column_name = " + text(column.name())));
        script.addAll(added.subList(1, added.size()));
        return script;
    }

    @Override
    protected List<String> dropColumn(TableShape table, ColumnShape column) {
        return once(
                "COUNT(*) > 0",
                super.dropColumn(table, column).get(0),
                "columns",
                where(table) + " AND column_name = " + text(column.name()));
    }

    /** The whole definition each time, or what is left out is lost. It can be run again. */
    @Override
    protected List<String> alterColumn(TableShape table, ColumnShape from, ColumnShape to) {
        return List.of(alter(table) + "MODIFY COLUMN " + definition(table, to));
    }

    /** A number has to be a key at any time: its key goes when the next comes, or with it, or in the end. */
    @Override
    protected List<String> dropKey(TableShape from, TableShape to, IndexShape key) {
        return numbered(from).isPresent() ? List.of() : dropKey(from);
    }

    private List<String> dropKey(TableShape table) {
        return once(
                "COUNT(*) > 0",
                alter(table) + "DROP PRIMARY KEY",
                "statistics",
                where(table) + " AND index_name = 'PRIMARY'");
    }

    @Override
    protected List<String> addKey(TableShape from, TableShape to, IndexShape key) {
        Optional<ColumnShape> was = numbered(from);
        Optional<ColumnShape> is = numbered(to);
        String add = "ADD PRIMARY KEY (" + columns(to, key) + ")";
        if (is.isPresent() && from.column(is.get().name()).isEmpty()) {
            // It came with its number.
            return List.of();
        }
        if (was.isPresent() && to.column(was.get().name()).isEmpty()) {
            String column = was.get().name();
            return once(
                    "COUNT(*) > 0",
                    alter(to) + "DROP PRIMARY KEY, DROP COLUMN " + name(column) + ", " + add,
                    "columns",
                    where(to) + " AND column_name = " + text(column));
        }
        return was.isPresent() && from.key() != null
                ? List.of(alter(to) + "DROP PRIMARY KEY, " + add)
                : once("COUNT(*) = 0", alter(to) + add, "statistics", where(to) + " AND index_name = 'PRIMARY'");
    }

    @Override
    public List<String> change(TableShape from, TableShape to) {
        List<String> script = new ArrayList<>(super.change(from, to));
        if (from.key() != null && to.key() == null && numbered(from).isPresent()) {
            script.addAll(dropKey(from));
        }
        return script;
    }

    private static Optional<ColumnShape> numbered(TableShape table) {
        return table.columns().stream()
                .filter(column -> column.type().equals(NUMBERED))
                .findFirst();
    }

    @Override
    protected boolean needsValue(ColumnShape column) {
        return super.needsValue(column) && !column.type().equals(NUMBERED);
    }

    @Override
    protected List<String> createIndex(TableShape table, IndexShape index) {
        return once(
                "COUNT(*) = 0",
                alter(table) + "ADD " + indexed(table, index),
                "statistics",
                where(table) + " AND index_name = " + text(index.name()));
    }

    @Override
    protected List<String> dropIndex(TableShape table, IndexShape index) {
        return once(
                "COUNT(*) > 0",
                alter(table) + "DROP INDEX " + name(index.name()),
                "statistics",
                where(table) + " AND index_name = " + text(index.name()));
    }

    private String indexed(TableShape table, IndexShape index) {
        return (index.kind() + " INDEX ").stripLeading() + name(index.name()) + " (" + columns(table, index) + ")";
    }

    private static String where(TableShape table) {
        return "table_schema = DATABASE() AND table_name = " + text(table.name());
    }

    /** There is no IF NOT EXISTS for this that both products know. */
    private static List<String> once(String condition, String change, String catalogue, String where) {
        return List.of(
                "SET @change = (SELECT IF(" + condition + ", " + text(change)
                        + ", 'DO 0')\n    FROM information_schema." + catalogue + "\n    WHERE " + where + ")",
                "PREPARE change_once FROM @change",
                "EXECUTE change_once",
                "DEALLOCATE PREPARE change_once");
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    protected String typed(TableShape table, ColumnShape column) {
        return super.typed(table, column).replace(EITHER, EITHER_IN_SCRIPT);
    }

    @Override
    protected String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
