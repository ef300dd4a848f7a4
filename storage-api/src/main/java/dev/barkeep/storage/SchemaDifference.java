package dev.barkeep.storage;

import org.jspecify.annotations.Nullable;

/**
 * Where the tables of a database are not what this version of the library makes. {@link Schema#diff} writes the script that
 * mends all of them.
 *
 * @param kind what differs
 * @param table the table
 * @param element the column or index; {@code null} if it is the table itself, its key or its view
 * @param expected what it should be, in the words of the database; {@code null} if it should not be there
 * @param actual what it is, in the words of the database; {@code null} if it is not there
 */
public record SchemaDifference(
        Kind kind,
        String table,
        @Nullable String element,
        @Nullable String expected,
        @Nullable String actual) {

    /** What differs. */
    public enum Kind {
        /** A table is not there. */
        MISSING_TABLE("make the table, which is missing"),
        /** A column is not there. */
        MISSING_COLUMN("add the column {element} as {expected}, it is missing"),
        /** A column is there that the library does not know; if it refuses NULL, no row can be stored. */
        EXTRA_COLUMN("drop the column {element}, {actual}, which this library does not know"),
        /** A column has another type. */
        COLUMN_TYPE("change the type of the column {element} from {actual} to {expected}"),
        /** The text of a column compares otherwise. */
        COLLATION("change the collation of the column {element} from {actual} to {expected}"),
        /** A column takes NULL and should not, or the other way round. */
        NULLABILITY("change the column {element} from {actual} to {expected}"),
        /** The primary key is another, or there is none. */
        PRIMARY_KEY("change the key from {actual} to {expected}"),
        /** An index is not there. */
        MISSING_INDEX("make the index {element} on {expected}, it is missing"),
        /** An index is there that the library does not know; it costs time with every row, and may refuse some. */
        EXTRA_INDEX("drop the index {element} on {actual}, which this library does not know"),
        /** An index of this name has other columns, or is of another kind. */
        INDEX("make the index {element} anew on {expected}, it is on {actual}"),
        /** The table is kept in another way, as by another engine. */
        TABLE_OPTIONS("change the table from {actual} to {expected}"),
        /** The view of the table for people is not there, or is another. */
        VIEW("make the view of the table anew, which is missing or another");

        private final String todo;

        Kind(String todo) {
            this.todo = todo;
        }
    }

    /**
     * Says what to do in a sentence.
     *
     * @return like {@code daily_data: change the type of the column open from numeric(10,2) to numeric(18,8)}
     */
    @Override
    public String toString() {
        return table + ": "
                + kind.todo
                        .replace("{element}", shown(element))
                        .replace("{expected}", shown(expected))
                        .replace("{actual}", shown(actual));
    }

    private static String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? "none" : value;
    }
}
