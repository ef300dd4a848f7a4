package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Index;
import dev.barkeep.storage.mybatis.table.IndexShape;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.TableShape;
import dev.barkeep.storage.mybatis.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A catalogue whose tables are changed by the statements of standard SQL; a database overrides those that it has otherwise. */
public abstract class SqlCatalogue implements Catalogue {

    /** These run without quotes on every database, as the scripts that ship say; any other name may be a reserved word. */
    private static final Set<String> KNOWN = Tables.ALL.stream()
            .flatMap(table -> Stream.of(
                            Stream.of(table.name()),
                            table.allColumns().stream().map(Column::name),
                            table.indexes().stream().map(Index::name))
                    .flatMap(names -> names))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern UNWRITABLE = Pattern.compile("[;\\p{Cntrl}]");

    /** For subclasses. */
    protected SqlCatalogue() {}

    /**
     * Says which type of this database a type of the contract is.
     *
     * @param type the type
     * @return as the catalogue of the database says it; empty if types are not compared
     */
    protected abstract String type(ColumnType type);

    /**
     * Says how text of a type compares.
     *
     * @param type the type
     * @return empty, the default of the database
     */
    protected String collation(ColumnType type) {
        return "";
    }

    /**
     * Says what else a statement that makes a table has to say.
     *
     * @param table the table
     * @return nothing by default
     */
    protected String options(Table<?> table) {
        return "";
    }

    @Override
    public ColumnShape column(Column<?> column) {
        return new ColumnShape(column.name(), type(column.type()), collation(column.type()), column.presence());
    }

    @Override
    public TableShape expected(Table<?> table) {
        return new TableShape(
                table.name(),
                table.allColumns().stream().map(this::column).toList(),
                IndexShape.primaryKey(table.name() + "_pkey", table.primaryKey()),
                table.indexes().stream()
                        .map(index -> IndexShape.plain(index.name(), index.columns()))
                        .toList(),
                options(table),
                null);
    }

    @Override
    public List<String> create(TableShape table) {
        List<String> script = new ArrayList<>();
        script.add("CREATE TABLE " + name(table.name()) + " " + body(table));
        table.indexes().forEach(index -> script.addAll(createIndex(table, index)));
        return script;
    }

    /**
     * Writes what follows the name of a table that is made.
     *
     * @param table the table
     * @return columns, key, options
     */
    protected final String body(TableShape table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(definition(table, column)));
        if (table.key() != null) {
            lines.add("PRIMARY KEY (" + columns(table, table.key()) + ")");
        }
        return "(\n    " + String.join(",\n    ", lines) + "\n)"
                + (table.options().isEmpty() ? "" : " " + table.options());
    }

    @Override
    public List<String> drop(TableShape table) {
        return List.of(
                remark("The rows of " + table.name() + " are lost. The way back makes it empty"),
                "DROP TABLE " + name(table.name()));
    }

    /** The key goes before columns that it keeps from being changed, and comes when they are. */
    @Override
    public List<String> change(TableShape from, TableShape to) {
        List<String> script = new ArrayList<>(remarks(from, to));
        for (IndexShape index : from.indexes()) {
            if (!to.indexes().contains(index)) {
                script.addAll(dropIndex(from, index));
            }
        }
        if (from.key() != null && !from.hasKeyOf(to)) {
            script.addAll(dropKey(from, to, from.key()));
        }
        for (ColumnShape column : to.columns()) {
            from.column(column.name())
                    .ifPresentOrElse(
                            old -> {
                                if (!old.isLike(column)) {
                                    script.addAll(alterColumn(to, old, column));
                                }
                            },
                            () -> script.addAll(addColumn(to, column)));
        }
        if (to.key() != null && !from.hasKeyOf(to)) {
            script.addAll(addKey(from, to, to.key()));
        }
        for (ColumnShape column : from.columns()) {
            if (to.column(column.name()).isEmpty()) {
                script.addAll(dropColumn(from, column));
            }
        }
        if (!from.options().equals(to.options())) {
            script.addAll(changeOptions(to));
        }
        for (IndexShape index : to.indexes()) {
            if (!from.indexes().contains(index)) {
                script.addAll(createIndex(to, index));
            }
        }
        return script;
    }

    /**
     * Says what a change of a table cannot know, and what may be lost.
     *
     * @param from what there is
     * @param to what it is to be
     * @return remarks
     */
    protected final List<String> remarks(TableShape from, TableShape to) {
        return new ChangeRemarks(from, to, this::name, this::needsValue).list();
    }

    /**
     * Says whether rows that are there cannot go without a value.
     *
     * @param column a new column
     * @return whether it is required, and not given by the database
     */
    protected boolean needsValue(ColumnShape column) {
        return column.presence() == Presence.REQUIRED;
    }

    /**
     * Names the value that somebody has to decide.
     *
     * @param table the table
     * @param column a required column
     * @return the name of nothing, which a database refuses
     */
    protected final String placeholder(TableShape table, ColumnShape column) {
        return ChangeRemarks.placeholder(table, column);
    }

    /**
     * Adds a column.
     *
     * @param table the table
     * @param column the column
     * @return statements
     */
    protected List<String> addColumn(TableShape table, ColumnShape column) {
        if (!needsValue(column)) {
            return List.of(alter(table) + "ADD COLUMN " + definition(table, column));
        }
        ColumnShape empty = new ColumnShape(column.name(), column.type(), column.collation(), Presence.OPTIONAL);
        List<String> script = new ArrayList<>();
        script.add(alter(table) + "ADD COLUMN " + definition(table, empty));
        script.add(fill(table, column));
        script.addAll(alterColumn(table, empty, column));
        return script;
    }

    /**
     * Gives the rows of a table a value.
     *
     * @param table the table
     * @param column a new column
     * @return a statement that fails until somebody has decided the value
     */
    protected final String fill(TableShape table, ColumnShape column) {
        return "UPDATE " + name(table.name()) + " SET " + name(column.name()) + " = " + placeholder(table, column)
                + " WHERE " + name(column.name()) + " IS NULL";
    }

    /**
     * Drops a column.
     *
     * @param table the table
     * @param column the column
     * @return statements
     */
    protected List<String> dropColumn(TableShape table, ColumnShape column) {
        return List.of(alter(table) + "DROP COLUMN " + name(column.name()));
    }

    /**
     * Changes the type, the collation, or whether a column takes NULL.
     *
     * @param table the table
     * @param from what it is
     * @param to what it is to be
     * @return statements
     */
    protected List<String> alterColumn(TableShape table, ColumnShape from, ColumnShape to) {
        List<String> script = new ArrayList<>();
        String column = alter(table) + "ALTER COLUMN " + name(to.name());
        if (!from.hasTypeOf(to) || !from.collation().equals(to.collation())) {
            script.add(column + " SET DATA TYPE " + typed(table, to));
        }
        if (from.presence() != to.presence()) {
            script.add(column + (to.presence() == Presence.REQUIRED ? " SET NOT NULL" : " DROP NOT NULL"));
        }
        return script;
    }

    /**
     * Drops the key, to make another or none.
     *
     * @param from what there is
     * @param to what it is to be
     * @param key the key that there is
     * @return statements
     */
    protected List<String> dropKey(TableShape from, TableShape to, IndexShape key) {
        return List.of(alter(from) + "DROP CONSTRAINT " + name(key.name()));
    }

    /**
     * Makes the key.
     *
     * @param from what there was
     * @param to what it is to be
     * @param key the key to make
     * @return statements
     */
    protected List<String> addKey(TableShape from, TableShape to, IndexShape key) {
        return List.of(alter(to) + "ADD PRIMARY KEY (" + columns(to, key) + ")");
    }

    /**
     * Changes how a table is kept.
     *
     * @param to what it is to be
     * @return statements
     */
    protected List<String> changeOptions(TableShape to) {
        return List.of(alter(to) + to.options());
    }

    /**
     * Makes an index.
     *
     * @param table its table
     * @param index the index
     * @return statements
     */
    protected List<String> createIndex(TableShape table, IndexShape index) {
        return List.of(("CREATE " + (index.kind() + " INDEX ").stripLeading() + name(index.name()) + " ON "
                        + name(table.name()) + " (" + columns(table, index) + ") " + index.condition())
                .strip());
    }

    /**
     * Drops an index.
     *
     * @param table its table
     * @param index the index
     * @return statements
     */
    protected List<String> dropIndex(TableShape table, IndexShape index) {
        return List.of("DROP INDEX " + name(index.name()));
    }

    /**
     * Begins a change of a table.
     *
     * @param table the table
     * @return {@code ALTER TABLE}, its name, and a blank
     */
    protected final String alter(TableShape table) {
        return "ALTER TABLE " + name(table.name()) + " ";
    }

    /**
     * Writes the definition of a column.
     *
     * @param table the table
     * @param column the column
     * @return name, type, collation, and whether NULL is refused
     */
    protected String definition(TableShape table, ColumnShape column) {
        return name(column.name()) + " " + typed(table, column)
                + (column.presence() == Presence.REQUIRED ? " NOT NULL" : "");
    }

    /**
     * Writes the type of a column.
     *
     * @param table the table
     * @param column the column
     * @return type and collation; the name of nothing if the type is not known
     */
    protected String typed(TableShape table, ColumnShape column) {
        String type = column.type().isEmpty()
                ? "decide_type_of_" + (table.name() + "_" + column.name()).replaceAll("\\W", "_")
                : column.type();
        return type + (column.collation().isEmpty() ? "" : " COLLATE " + column.collation());
    }

    /**
     * Writes the columns of an index.
     *
     * @param table its table
     * @param index the index
     * @return names, and what else it has in their place
     */
    protected final String columns(TableShape table, IndexShape index) {
        return index.columns().stream()
                .map(column -> table.column(column).isPresent() ? name(column) : column)
                .collect(Collectors.joining(", "));
    }

    /**
     * Writes a name, in quotes unless it is known to need none.
     *
     * @param identifier the name
     * @return as a statement takes it
     * @throws InvalidDataException if no script can have it
     */
    protected final String name(String identifier) {
        if (UNWRITABLE.matcher(identifier).find()) {
            throw new InvalidDataException("name", identifier, "cannot stand in a script: rename it first");
        }
        return KNOWN.contains(identifier) ? identifier : quoted(identifier);
    }

    /**
     * Quotes a name.
     *
     * @param identifier the name
     * @return in the quotes of standard SQL
     */
    protected String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /**
     * Makes a remark.
     *
     * @param text what to say
     * @return one line of comment
     */
    protected static String remark(String text) {
        return ChangeRemarks.remark(text);
    }
}
