package dev.barkeep.storage.error;

import java.io.Serial;

/**
 * The row that an operation has to change does not exist.
 */
public final class NotFoundException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The table. */
    private final String table;

    /** The key that is not in it. */
    private final String key;

    /**
     * Makes the exception.
     *
     * @param table the table
     * @param key the key that is not in it
     * @param operation what was to be done with the row
     */
    public NotFoundException(String table, String key, String operation) {
        super("no row '" + key + "' in " + table + " to " + operation, null);
        this.table = table;
        this.key = key;
    }

    /**
     * Names the table.
     *
     * @return the table's name
     */
    public String table() {
        return table;
    }

    /**
     * Gives the key that was looked for.
     *
     * @return the key, as it is stored
     */
    public String key() {
        return key;
    }
}
