package dev.barkeep.storage.cli.load;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The rows of a file. Whatever is wrong with the file as a whole is one message that names it. */
final class CsvFile implements AutoCloseable {

    /** A text of a million characters, if each of them is a pair of surrogates, has half of it. */
    private static final int MAX_FIELD = 1 << 22;

    /** Longer than any header. */
    private static final int FIRST_LINE = 1 << 16;

    private final Source source;
    private final RowHandler handler = new RowHandler();
    private final CsvReader<RawRow> reader;
    private final CloseableIterator<RawRow> rows;
    private @Nullable RawRow next;

    private CsvFile(Source source, BufferedReader text) throws IOException {
        this.source = source;
        char separator = separator(firstLine(text));
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .ignoreDifferentFieldCount(true)
                .maxBufferSize(MAX_FIELD)
                .build(handler, text);
        rows = reader.iterator();
    }

    /**
     * Opens a file.
     *
     * @param source which
     * @param standardInput what to read if it is that
     * @param read is told of the bytes that were read
     * @throws CommandException if it is none that holds rows
     */
    static CsvFile open(Source source, InputStream standardInput, LongConsumer read) {
        try {
            BufferedReader text = source.open(standardInput, read);
            try {
                return new CsvFile(source, text);
            } catch (IOException | RuntimeException e) {
                try (text) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw source.unreadable(e, 0);
        }
    }

    private String firstLine(BufferedReader text) throws IOException {
        text.mark(FIRST_LINE);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < FIRST_LINE; i++) {
            int c = text.read();
            if (c == 0) {
                throw CommandException.refused(source.name() + " is no CSV: there are bytes of 0 in its first line");
            }
            if (c < 0 || ((c == '\n' || c == '\r') && !line.toString().isBlank())) {
                break;
            }
            line.append((char) c);
        }
        text.reset();
        if (line.toString().isBlank()) {
            throw CommandException.refused(source.name() + " is empty; a file has at least a header");
        }
        return line.toString();
    }

    /** The one that stands most often in the first line; names of columns have none of them. */
    private static char separator(String line) {
        char best = ',';
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }

    /** Gives the next row and goes on. */
    Optional<RawRow> next() {
        RawRow row = next;
        next = null;
        return row == null ? read() : Optional.of(row);
    }

    /** Gives a row back, to be the next one. */
    void unread(RawRow row) {
        next = row;
    }

    private Optional<RawRow> read() {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw broken(e.getCause());
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException io ? broken(io) : tooLong(e);
        }
    }

    private CommandException broken(@Nullable IOException error) {
        return CommandException.refused(
                source.name() + ", after line " + handler.line() + ": cannot be read: "
                        + (error == null ? "unknown" : FileErrors.reason(error)),
                error == null ? new IOException() : error);
    }

    private CommandException tooLong(CsvParseException error) {
        return CommandException.refused(
                source.name() + ":" + handler.line()
                        + ": the row is longer than any that can be stored; is a quote never closed, or is it no CSV?",
                error);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw source.unreadable(e, 0);
        }
    }
}
