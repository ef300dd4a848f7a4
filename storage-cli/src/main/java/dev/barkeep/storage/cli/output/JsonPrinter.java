package dev.barkeep.storage.cli.output;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.barkeep.storage.model.BarInterval;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array with an object a row, each on lines of its own. Absent values are {@code null}. */
public final class JsonPrinter implements RowPrinter {

    private final List<Field> fields;
    private final OutputStream out;
    private final JsonGenerator json;

    /**
     * Begins.
     *
     * @param out where to, in UTF-8; is flushed at the end, not closed
     * @param fields the columns
     */
    public JsonPrinter(OutputStream out, List<Field> fields) {
        this.out = out;
        this.fields = fields;
        try {
            json = JsonFactory.builder()
                    .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                    .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
                    .build()
                    .createGenerator(out, JsonEncoding.UTF8);
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("", DefaultIndenter.SYS_LF)));
            json.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        try {
            json.writeStartObject();
            for (int i = 0; i < fields.size(); i++) {
                json.writeFieldName(fields.get(i).name());
                write(values.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(new BigDecimal(Values.plain(decimal)));
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BarInterval interval) {
            json.writeNumber(interval.seconds());
        } else {
            json.writeString(Values.text(value));
        }
    }

    @Override
    public void close() {
        try {
            json.writeEndArray();
            json.close();
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
