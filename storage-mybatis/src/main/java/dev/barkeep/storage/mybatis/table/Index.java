package dev.barkeep.storage.mybatis.table;

import java.util.List;

/**
 * An index beside the key.
 *
 * @param name its name
 * @param columns its columns, in order; {@code id} at the end breaks ties in the order of searches
 * @param purpose which operations want it, in a few words
 */
public record Index(String name, List<String> columns, String purpose) {}
