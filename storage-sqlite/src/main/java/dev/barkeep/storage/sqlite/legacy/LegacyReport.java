package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import java.util.List;
import java.util.Locale;

/**
 * What came of a file: every row of it is counted, and every row that was not taken as it is has a line.
 *
 * @param file the file
 * @param generation what it is
 * @param tables what came of the rows of each table
 * @param refusals every row that was refused, and why; all of them, whatever their number
 * @param merges every row whose values gave way to others of the same key, or took the place of others in the target
 * @param doubtful bars that were taken although their prices do not fit together; of each table the first 10,000
 * @param replaced values that were taken for something else than they say; of each table the first 10,000
 * @param notTaken tables that a storage has no place for
 * @param columnsNotTaken columns that a storage has no place for, of the tables that were taken
 * @param decisions what the file does not say, and how it was decided
 */
public record LegacyReport(
        String file,
        LegacyGeneration generation,
        List<TableCounts> tables,
        List<RowNote> refusals,
        List<RowNote> merges,
        List<RowNote> doubtful,
        List<RowNote> replaced,
        List<OtherTable> notTaken,
        List<OtherColumn> columnsNotTaken,
        List<String> decisions) {

    /**
     * What came of the rows of a table. Every row is taken, merged or refused.
     *
     * @param table the table
     * @param read its rows in the file
     * @param taken those that are new in the target
     * @param merged those whose key, or whose equal, is in the target already or stands twice in the file
     * @param refused those that cannot be stored
     * @param rounded of those taken or merged, how many have a value that was rounded to the digits that are stored
     */
    public record TableCounts(String table, long read, long taken, long merged, long refused, long rounded) {

        /**
         * Makes the record.
         *
         * @throws InvalidDataException if the numbers do not add up
         */
        public TableCounts {
            if (read != taken + merged + refused) {
                throw new InvalidDataException(
                        "read", read, "must be taken + merged + refused: " + taken + " + " + merged + " + " + refused);
            }
        }
    }

    /**
     * A row and what has to be said of it.
     *
     * @param table its table
     * @param key its key as it stands in the file, and the number of the row
     * @param field the column that is spoken of
     * @param value its value, shortened, as it stands in the file
     * @param reason what is said
     */
    public record RowNote(String table, String key, String field, String value, String reason) {}

    /**
     * A table that a storage has no place for. Its rows stay in the file.
     *
     * @param table the table
     * @param rows how many rows it has
     */
    public record OtherTable(String table, long rows) {}

    /**
     * A column that a storage has no place for. Its values stay in the file.
     *
     * @param table the table
     * @param column the column
     * @param values how many values it has, NULLs left out
     */
    public record OtherColumn(String table, String column, long values) {}

    /** Makes a report of copies of the lists. */
    public LegacyReport {
        tables = List.copyOf(tables);
        refusals = List.copyOf(refusals);
        merges = List.copyOf(merges);
        doubtful = List.copyOf(doubtful);
        replaced = List.copyOf(replaced);
        notTaken = List.copyOf(notTaken);
        columnsNotTaken = List.copyOf(columnsNotTaken);
        decisions = List.copyOf(decisions);
    }

    /**
     * Gives the report for people.
     *
     * @return lines of text
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(file)
                .append(": generation ")
                .append(generation.letter())
                .append(" (")
                .append(generation.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(")\n\n");
        String row = "%-22s %10s %10s %10s %10s %10s%n".replace("%n", "\n");
        text.append(String.format(Locale.ROOT, row, "table", "read", "taken", "merged", "refused", "rounded"));
        for (TableCounts counts : tables) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    counts.table,
                    counts.read,
                    counts.taken,
                    counts.merged,
                    counts.refused,
                    counts.rounded));
        }
        notes(text, "Refused", refusals);
        notes(text, "Merged, of other values", merges);
        notes(text, "Doubtful, and taken", doubtful);
        notes(text, "Taken for something else", replaced);
        lines(
                text,
                "Not taken, as a storage has no place for them",
                notTaken.stream()
                        .map(other -> other.table + ": " + other.rows + (other.rows == 1 ? " row" : " rows"))
                        .toList());
        lines(
                text,
                "Columns not taken, as a storage has no place for them",
                columnsNotTaken.stream()
                        .map(other -> other.table + "." + other.column + ": " + other.values
                                + (other.values == 1 ? " value" : " values"))
                        .toList());
        lines(text, "Decided", decisions);
        return text.toString();
    }

    private static void notes(StringBuilder text, String title, List<RowNote> notes) {
        lines(
                text,
                title,
                notes.stream()
                        .map(note -> note.table + " (" + note.key + "): " + note.field + " = " + note.value + ": "
                                + note.reason)
                        .toList());
    }

    private static void lines(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append(" (").append(lines.size()).append(")\n");
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }

    /**
     * Gives the report for programs: an object with {@code file}, {@code generation}, {@code tables} (of each
     * {@code table}, {@code read}, {@code taken}, {@code merged}, {@code refused}, {@code rounded}), {@code refusals},
     * {@code merges}, {@code doubtful}, {@code replaced} (of each {@code table}, {@code key}, {@code field}, {@code value},
     * {@code reason}), {@code not_taken} ({@code table}, {@code rows}), {@code columns_not_taken} ({@code table}, {@code column},
     * {@code values}) and {@code decisions}.
     *
     * @return JSON
     */
    public String toJson() {
        return ReportJson.of(this);
    }
}
