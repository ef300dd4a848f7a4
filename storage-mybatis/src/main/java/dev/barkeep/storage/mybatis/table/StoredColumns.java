package dev.barkeep.storage.mybatis.table;

import dev.barkeep.storage.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a table as they are stored: all columns that the database has, those of the storage among them.
 *
 * @param <T> the table's record
 * @param table the table's name
 * @param keys the columns of the primary key: those of the natural key, or {@code id}
 * @param values all others
 */
public record StoredColumns<T>(String table, List<Column<Stored<T>>> keys, List<Column<Stored<T>>> values) {

    /**
     * Gives all columns.
     *
     * @return keys, then values
     */
    public List<Column<Stored<T>>> columns() {
        List<Column<Stored<T>>> columns = new ArrayList<>(keys);
        columns.addAll(values);
        return columns;
    }

    /**
     * Lists all columns, as SQL does.
     *
     * @return their names, with commas between
     */
    public String names() {
        return Inserts.names(columns());
    }

    /**
     * Lists the columns of the primary key, as SQL does.
     *
     * @return their names, with commas between
     */
    public String keyNames() {
        return Inserts.names(keys);
    }

    /**
     * Gives a statement that inserts rows.
     *
     * @param verb how it begins, like {@code INSERT INTO}
     * @param rows how many rows
     * @return the statement; its parameters are {@link #columns}, row by row
     */
    public String insert(String verb, int rows) {
        return Inserts.rows(verb, table, columns(), rows);
    }

    /**
     * Gives a statement that deletes a row.
     *
     * @return the statement; its parameters are {@link #keys}
     */
    public String delete() {
        return "DELETE FROM " + table
                + keys.stream().map(key -> key.name() + " = ?").collect(Collectors.joining(" AND ", " WHERE ", ""));
    }
}
