package dev.barkeep.storage.mysql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mapped insert or upsert, taken apart, so that many rows can go by one statement. Read from its SQL, in which alone the columns
 * stand.
 *
 * @param table the table
 * @param columns all columns that it writes, in the order of its parameters
 * @param values those that an upsert replaces, without updated_at; none if its rows are numbered and always new
 */
record StagedInsert(String table, List<String> columns, List<String> values) {

    private static final Pattern INSERT = Pattern.compile(
            "\\s*INSERT INTO (\\w+)\\s*\\(([\\w\\s,]+)\\)\\s*VALUES\\s*\\(([?\\s,]+)\\)\\s*(ON DUPLICATE KEY UPDATE.*)?",
            Pattern.DOTALL);
    private static final Pattern REPLACED = Pattern.compile("(\\w+) = VALUES\\((\\w+)\\)");
    private static final String CREATED = "created_at";
    private static final String UPDATED = "updated_at";

    /**
     * Reads a statement.
     *
     * @param sql with question marks for its parameters
     * @throws IllegalStateException if it is none of that form
     */
    static StagedInsert of(String sql) {
        Matcher insert = INSERT.matcher(sql);
        if (!insert.matches()) {
            throw new IllegalStateException("not an insert of one row: " + sql);
        }
        List<String> columns =
                Arrays.stream(insert.group(2).split(",", -1)).map(String::strip).toList();
        List<String> values = new ArrayList<>();
        if (insert.group(4) != null) {
            Matcher replaced = REPLACED.matcher(insert.group(4));
            while (replaced.find()) {
                if (!replaced.group(1).equals(replaced.group(2))) {
                    throw new IllegalStateException("a column takes its own value, not another's: " + sql);
                }
                values.add(replaced.group(1));
            }
        }
        return new StagedInsert(insert.group(1), columns, List.copyOf(values));
    }

    boolean isStaged() {
        return !values.isEmpty();
    }

    /** The temporary table has the name of nothing that we make for good: it would hide that. */
    String stage() {
        return "barkeep_rows_of_" + table;
    }

    /** With the keys and types of the table. A temporary table is made and dropped without ending the transaction. */
    String createStage() {
        return "CREATE TEMPORARY TABLE " + stage() + " LIKE " + table;
    }

    String dropStage() {
        return "DROP TEMPORARY TABLE IF EXISTS " + stage();
    }

    /** Rows into the stage, of the same key the last one; numbered ones right into their table. */
    String fill(int rows) {
        String row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
        return (isStaged() ? "REPLACE INTO " + stage() : "INSERT INTO " + table) + " (" + String.join(", ", columns)
                + ") VALUES " + String.join(", ", java.util.Collections.nCopies(rows, row));
    }

    /**
     * Inserts the rows whose keys are new, and so counts them; the others it locks, so that they stay as they are until
     * {@link #update}. In the order of the keys, in which other writers lock rows too.
     */
    String insert() {
        String all = String.join(", ", columns);
        String key = keys().get(0);
        return "INSERT INTO " + table + " (" + all + ") SELECT " + all + " FROM " + stage() + " staged ORDER BY "
                + String.join(", ", keys()) + " ON DUPLICATE KEY UPDATE " + key + " = " + table + "." + key;
    }

    /**
     * Replaces the values of rows that have others, and so counts them. The stage is read first, by order: MariaDB would else
     * read the whole table where it is hardly larger, and wait for rows that are none of ours.
     */
    String update() {
        return "UPDATE " + stage() + " staged STRAIGHT_JOIN " + table + " ON "
                + keys().stream()
                        .map(key -> table + "." + key + " = staged." + key)
                        .collect(Collectors.joining(" AND "))
                + " SET "
                + values.stream()
                        .map(value -> table + "." + value + " = staged." + value + ", ")
                        .collect(Collectors.joining())
                + table + "." + UPDATED + " = staged." + UPDATED + " WHERE NOT ("
                + values.stream()
                        .map(value -> table + "." + value + " <=> staged." + value)
                        .collect(Collectors.joining(" AND "))
                + ")";
    }

    private List<String> keys() {
        return columns.stream()
                .filter(column -> !values.contains(column) && !column.equals(CREATED) && !column.equals(UPDATED))
                .toList();
    }
}
