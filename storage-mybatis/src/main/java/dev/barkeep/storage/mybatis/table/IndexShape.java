package dev.barkeep.storage.mybatis.table;

import java.util.List;

/**
 * An index as a database has it.
 *
 * @param name its name
 * @param kind what it is in the words of a statement, like {@code UNIQUE}; empty for a plain one
 * @param columns names of columns, or what else a statement has in their place, like {@code date DESC}
 * @param condition which rows are in it, like {@code WHERE (id > 5)}; empty for all
 */
public record IndexShape(String name, String kind, List<String> columns, String condition) {

    /** What a primary key is. */
    public static final String PRIMARY_KEY = "PRIMARY KEY";

    /**
     * Describes an index of all rows that may have equal values.
     *
     * @param name its name
     * @param columns its columns
     * @return the index
     */
    public static IndexShape plain(String name, List<String> columns) {
        return new IndexShape(name, "", columns, "");
    }

    /**
     * Describes a primary key.
     *
     * @param name what the database calls it
     * @param columns its columns
     * @return the key
     */
    public static IndexShape primaryKey(String name, List<String> columns) {
        return new IndexShape(name, PRIMARY_KEY, columns, "");
    }

    /**
     * Says what it is, without its name.
     *
     * @return like {@code UNIQUE (ticker, date)}
     */
    public String definition() {
        return (kind + " (" + String.join(", ", columns) + ") " + condition).strip();
    }
}
