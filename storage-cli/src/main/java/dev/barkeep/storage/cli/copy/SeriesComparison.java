package dev.barkeep.storage.cli.copy;

import org.jspecify.annotations.Nullable;

/**
 * How two sides of a table, or of a ticker in it, compare.
 *
 * @param table the table's name
 * @param ticker the ticker, or {@code null} for all of the table
 * @param sourceRows how many rows the source has
 * @param sourceHash their SHA-256 in hexadecimal digits
 * @param targetRows how many rows the target has
 * @param targetHash their SHA-256 in hexadecimal digits
 */
public record SeriesComparison(
        String table, @Nullable String ticker, long sourceRows, String sourceHash, long targetRows, String targetHash) {

    /**
     * Says whether both sides have the same.
     *
     * @return whether rows and hashes are the same
     */
    public boolean isEqual() {
        return sourceRows == targetRows && sourceHash.equals(targetHash);
    }

    /**
     * Names what was compared.
     *
     * @return table and ticker
     */
    public String name() {
        return ticker == null ? table : table + " " + ticker;
    }
}
