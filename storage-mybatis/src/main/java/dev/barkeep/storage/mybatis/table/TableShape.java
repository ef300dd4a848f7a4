package dev.barkeep.storage.mybatis.table;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as a database has it, or should: the one form in which what is described and what is there are compared.
 *
 * @param name its name
 * @param columns its columns; their order means nothing
 * @param key its primary key, if it has one
 * @param indexes its indexes beside the key
 * @param options what else a statement says of it, like {@code ENGINE=InnoDB}; empty if there is nothing
 * @param view the statement that makes the view for people beside it, if this database has one
 */
public record TableShape(
        String name,
        List<ColumnShape> columns,
        @Nullable IndexShape key,
        List<IndexShape> indexes,
        String options,
        @Nullable String view) {

    /**
     * Looks for a column.
     *
     * @param column its name
     * @return the column, if it is there
     */
    public Optional<ColumnShape> column(String column) {
        return columns.stream().filter(shape -> shape.name().equals(column)).findFirst();
    }

    /**
     * Looks for an index.
     *
     * @param index its name
     * @return the index, if it is there
     */
    public Optional<IndexShape> index(String index) {
        return indexes.stream().filter(shape -> shape.name().equals(index)).findFirst();
    }

    /**
     * Says whether another table has the same primary key, whatever that is called.
     *
     * @param other the other
     * @return whether the columns are the same, in the same order, or neither has a key
     */
    public boolean hasKeyOf(TableShape other) {
        return keyDefinition().equals(other.keyDefinition());
    }

    /**
     * Says what the primary key is.
     *
     * @return like {@code PRIMARY KEY (ticker, date)}; empty if there is none
     */
    public String keyDefinition() {
        return key == null ? "" : key.definition();
    }
}
