package dev.barkeep.storage.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values. An empty text is quoted, an absent value is not, so that they stay apart. */
public final class CsvPrinter implements RowPrinter {

    private final CsvWriter csv;

    /**
     * Begins, and writes the header.
     *
     * @param out where to, in UTF-8; is flushed at the end, not closed
     * @param fields the columns
     */
    public CsvPrinter(OutputStream out, List<Field> fields) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(fields.stream().map(Field::name).toList());
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Values.text(values.get(i));
        }
        csv.writeRecord(texts);
    }

    @Override
    public void close() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
