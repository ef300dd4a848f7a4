package dev.barkeep.storage;

/**
 * SQL that changes tables, and that which takes the change back. A client that runs it has to stop at the first error.
 *
 * @param up the change, for a client of the database: under the lock of the library, and in a transaction where the database can
 *     undo a change of its tables
 * @param undo the way back, in the same way
 * @param migration both as one script in the form of the library's migrations, to be added to them; not for a client, which would
 *     run one after the other
 */
public record SchemaScript(String up, String undo, String migration) {

    /** Nothing to do. */
    public static final SchemaScript EMPTY = new SchemaScript("", "", "");

    /**
     * Says whether there is nothing to do.
     *
     * @return whether it has no statement
     */
    public boolean isEmpty() {
        return up.isEmpty();
    }
}
