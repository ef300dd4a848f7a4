package dev.barkeep.storage.postgres;

/**
 * A temporary table that many rows are copied into, on their way to their own. It is made once in a transaction and emptied after each
 * use: to drop it each time would keep its locks to the end of the transaction all the same, and after some thousands the server has
 * no more.
 *
 * @param relation its name; that of no table that we make for good
 */
record Stage(String relation) {

    /** Its name in the session's own schema for temporary tables, where nobody else's table can be meant. */
    String name() {
        return "pg_temp." + relation;
    }

    /** With columns of a table; nothing happens if it is there. */
    String create(String columns, String table) {
        return "CREATE TEMPORARY TABLE IF NOT EXISTS " + relation + " ON COMMIT DROP AS SELECT " + columns + " FROM "
                + table + " WITH NO DATA";
    }

    String clear() {
        return "TRUNCATE " + name();
    }
}
