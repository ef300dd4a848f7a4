package dev.barkeep.examples.quickstart;

import java.util.Arrays;
import java.util.List;

/**
 * A table of the report, for people; the same on the terminal and in the page.
 *
 * @param title what it shows
 * @param columns its columns
 * @param rows its cells as text, row by row; no rows are shown as such
 */
record Table(String title, List<Column> columns, List<List<String>> rows) {

    /** How a column stands. */
    enum Align {
        /** Words. */
        LEFT,
        /** Numbers. */
        RIGHT,
        /** Sentences, which may take several lines. */
        PROSE
    }

    /** A column. */
    record Column(String name, Align align) {}

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Makes columns of names; those of numbers begin with {@code >}, those of sentences with {@code ~}. */
    static List<Column> columns(String... names) {
        return Arrays.stream(names).map(Table::column).toList();
    }

    private static Column column(String name) {
        if (name.startsWith(">")) {
            return new Column(name.substring(1), Align.RIGHT);
        }
        return name.startsWith("~") ? new Column(name.substring(1), Align.PROSE) : new Column(name, Align.LEFT);
    }
}
