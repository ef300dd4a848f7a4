package dev.barkeep.storage.cli.output;

/**
 * A column of what comes out.
 *
 * @param name its name
 * @param align how it stands in a table
 */
public record Field(String name, Align align) {

    /** How a column stands in a table. */
    public enum Align {
        /** Words. */
        LEFT,
        /** Numbers. */
        RIGHT
    }

    /**
     * Describes a column of words.
     *
     * @param name its name
     * @return the column
     */
    public static Field text(String name) {
        return new Field(name, Align.LEFT);
    }

    /**
     * Describes a column of numbers.
     *
     * @param name its name
     * @return the column
     */
    public static Field number(String name) {
        return new Field(name, Align.RIGHT);
    }
}
