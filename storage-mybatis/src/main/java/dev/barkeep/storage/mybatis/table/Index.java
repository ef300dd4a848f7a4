package dev.barkeep.storage.mybatis.table;

import java.util.List;

/**
 * An index beside the key.
 *
 * @param name its name
 * @param columns its columns, in order; {@code id} at the end breaks ties in the order of searches
 * @param purpose which operations want it, in a few words
 * @param since the version of the tables that first had it
 */
public record Index(String name, List<String> columns, String purpose, int since) {

    /**
     * Describes one that has been there from the first version on.
     *
     * @param name its name
     * @param columns its columns, in order
     * @param purpose which operations want it, in a few words
     */
    public Index(String name, List<String> columns, String purpose) {
        this(name, columns, purpose, 1);
    }
}
