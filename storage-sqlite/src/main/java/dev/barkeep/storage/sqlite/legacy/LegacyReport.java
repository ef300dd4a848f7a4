package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * What came of a file: every row of it is counted, and every row that was not taken as it is has a line. In memory are no more
 * than some thousand lines of each kind. The others are in a temporary file, which is gone with the report or with the process.
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
        refusals = copy(refusals);
        merges = copy(merges);
        doubtful = copy(doubtful);
        replaced = copy(replaced);
        notTaken = List.copyOf(notTaken);
        columnsNotTaken = List.copyOf(columnsNotTaken);
        decisions = List.copyOf(decisions);
    }

    /** Those of an import are read from a file as they are asked for, and are not copied into memory. */
    private static List<RowNote> copy(List<RowNote> notes) {
        return notes instanceof Notes ? notes : List.copyOf(notes);
    }

    /**
     * Gives the report for people, all of it in memory. A large one is better written: {@link #writeText}.
     *
     * @return lines of text
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        try {
            writeText(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail", e);
        }
        return text.toString();
    }

    /**
     * Writes the report for people, line by line.
     *
     * @param to where to; stays open
     * @throws IOException if that fails
     */
    public void writeText(Appendable to) throws IOException {
        ReportText.write(this, to);
    }

    /**
     * Gives the report for programs, all of it in memory. A large one is better written: {@link #writeJson}, which says what
     * is in it.
     *
     * @return JSON
     */
    public String toJson() {
        StringWriter text = new StringWriter();
        try {
            writeJson(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail", e);
        }
        return text.toString();
    }

    /**
     * Writes the report for programs, note by note: an object with {@code file}, {@code generation}, {@code tables} (of each
     * {@code table}, {@code read}, {@code taken}, {@code merged}, {@code refused}, {@code rounded}), {@code refusals},
     * {@code merges}, {@code doubtful}, {@code replaced} (of each {@code table}, {@code key}, {@code field}, {@code value},
     * {@code reason}), {@code not_taken} ({@code table}, {@code rows}), {@code columns_not_taken} ({@code table}, {@code column},
     * {@code values}) and {@code decisions}.
     *
     * @param to where to; is flushed, and stays open
     * @throws IOException if that fails
     */
    public void writeJson(Writer to) throws IOException {
        ReportJson.write(this, to);
    }
}
