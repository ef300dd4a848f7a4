package dev.barkeep.storage.sqlite.legacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.OtherColumn;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.OtherTable;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The report for programs. */
final class ReportJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private ReportJson() {}

    static void write(LegacyReport report, Writer to) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(to)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("file", report.file());
            json.writeStringField("generation", report.generation().letter());
            json.writeArrayFieldStart("tables");
            for (TableCounts counts : report.tables()) {
                json.writeStartObject();
                json.writeStringField("table", counts.table());
                json.writeNumberField("read", counts.read());
                json.writeNumberField("taken", counts.taken());
                json.writeNumberField("merged", counts.merged());
                json.writeNumberField("refused", counts.refused());
                json.writeNumberField("rounded", counts.rounded());
                json.writeEndObject();
            }
            json.writeEndArray();
            notes(json, "refusals", report.refusals());
            notes(json, "merges", report.merges());
            notes(json, "doubtful", report.doubtful());
            notes(json, "replaced", report.replaced());
            json.writeArrayFieldStart("not_taken");
            for (OtherTable other : report.notTaken()) {
                json.writeStartObject();
                json.writeStringField("table", other.table());
                json.writeNumberField("rows", other.rows());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("columns_not_taken");
            for (OtherColumn other : report.columnsNotTaken()) {
                json.writeStartObject();
                json.writeStringField("table", other.table());
                json.writeStringField("column", other.column());
                json.writeNumberField("values", other.values());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("decisions");
            for (String decision : report.decisions()) {
                json.writeString(decision);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        to.append('\n').flush();
    }

    private static void notes(JsonGenerator json, String name, List<RowNote> notes) throws IOException {
        json.writeArrayFieldStart(name);
        for (RowNote note : notes) {
            json.writeStartObject();
            json.writeStringField("table", note.table());
            json.writeStringField("key", note.key());
            json.writeStringField("field", note.field());
            json.writeStringField("value", note.value());
            json.writeStringField("reason", note.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
