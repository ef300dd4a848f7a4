package dev.barkeep.examples.quickstart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** A CSV file with a header. Everything that is wrong in a row becomes an error with the file's name and the line. */
final class CsvTable implements AutoCloseable {

    private final String file;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    CsvTable(String file, InputStream content) {
        this.file = file;
        this.reader = CsvReader.builder().detectBomHeader(true).ofCsvRecord(content, StandardCharsets.UTF_8);
        this.records = reader.iterator();
        this.header = new ArrayList<>();
        CsvRecord first = next(1);
        first.getFields().forEach(name -> header.add(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** What to do with a row. */
    interface RowReader {

        /**
         * Reads a row.
         *
         * @throws InvalidDataException if a value is refused
         */
        void read(Row row);
    }

    /** One row of the table. */
    record Row(CsvRecord csv) {

        String text(int column) {
            return csv.getField(column).strip();
        }

        BigDecimal decimal(String field, int column) {
            String text = text(column);
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new InvalidDataException(field, text, "must be a decimal number");
            }
        }

        long count(String field, int column) {
            BigDecimal number = decimal(field, column);
            // Before it is converted: 1e999999999 would otherwise be written out digit by digit.
            boolean tooLong = (long) number.precision() - number.scale() > 19;
            try {
                return FieldRules.count(field, tooLong ? -1 : number.longValueExact());
            } catch (ArithmeticException | InvalidDataException e) {
                throw new InvalidDataException(field, text(column), "must be a whole number, 0 or more, of 64 bits");
            }
        }
    }

    /** The names of the columns, in lower case. */
    List<String> header() {
        return List.copyOf(header);
    }

    /** Finds a column by any of its names. */
    int column(String... names) {
        for (String name : names) {
            int column = header.indexOf(name);
            if (column >= 0) {
                return column;
            }
        }
        // This exception shortens and escapes what it shows: the file may be anything, a picture for example.
        InvalidDataException missing =
                new InvalidDataException("header", String.join(",", header), "must have a column '" + names[0] + "'");
        throw new RefusedFileException(file, 1, missing.getMessage(), missing);
    }

    /** Says whether there is such a column. */
    boolean has(String... names) {
        return Arrays.stream(names).anyMatch(header::contains);
    }

    /**
     * Reads the rest of the file.
     *
     * @return how many rows there were
     */
    long forEach(RowReader rows) {
        long count = 0;
        long line = 1;
        while (hasNext(line)) {
            CsvRecord csv = next(line);
            line = csv.getStartingLineNumber();
            if (csv.getFieldCount() != header.size()) {
                throw new RefusedFileException(
                        file, line, "has " + csv.getFieldCount() + " fields, the header has " + header.size(), null);
            }
            try {
                rows.read(new Row(csv));
            } catch (InvalidDataException e) {
                throw new RefusedFileException(file, line, e.getMessage(), e);
            }
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }

    private boolean hasNext(long line) {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new RefusedFileException(file, "after line " + line + ": is not CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new RefusedFileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private CsvRecord next(long line) {
        if (!hasNext(line)) {
            throw new RefusedFileException(file, "is empty", null);
        }
        return records.next();
    }
}
