package dev.barkeep.storage.cli.archive;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordWrapper;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.table.RowValues;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Stored;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table as {@link ArchiveWriter} writes them. An empty text is quoted, an absent value is not. */
final class StoredCsv<T> implements Iterator<Stored<T>> {

    private final TableFormat<T> format;
    private final Iterator<@Nullable String[]> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private long line;

    /**
     * Begins to read.
     *
     * @throws InvalidDataException if the columns are not those of the table
     */
    StoredCsv(TableFormat<T> format, InputStream in) {
        this.format = format;
        this.records = CsvReader.builder()
                .skipEmptyLines(false)
                .build(
                        new Records(),
                        new InputStreamReader(
                                in,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)))
                .iterator();
        List<String> names = format.storedFields().stream().map(Field::name).toList();
        @Nullable String[] header = records.hasNext() ? records.next() : new String[0];
        if (!Arrays.asList(header).equals(names)) {
            throw new InvalidDataException("header", Arrays.toString(header), "must be " + names);
        }
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Stored<T> next() {
        @Nullable String[] record = records.next();
        line++;
        if (record.length != columns.size()) {
            throw new InvalidDataException("row " + line, record.length + " values", "must be " + columns.size());
        }
        return format.readStored(new RowValues(column -> record[columns.getOrDefault(column, 0)]));
    }

    /** How many rows were read. */
    long count() {
        return line;
    }

    private static final class Records extends AbstractBaseCsvCallbackHandler<@Nullable String[]> {

        private final List<@Nullable String> values = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            values.clear();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            values.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected RecordWrapper<@Nullable String[]> buildRecord() {
            return wrapRecord(values.toArray(new @Nullable String[0]));
        }
    }
}
