package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The report for people. */
final class ReportText {

    private static final String ROW = "%-22s %10s %10s %10s %10s %10s\n";

    private ReportText() {}

    static void write(LegacyReport report, Appendable text) throws IOException {
        text.append(report.file())
                .append(": generation ")
                .append(report.generation().letter())
                .append(" (")
                .append(report.generation().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(")\n\n");
        text.append(String.format(Locale.ROOT, ROW, "table", "read", "taken", "merged", "refused", "rounded"));
        for (TableCounts counts : report.tables()) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    counts.table(),
                    counts.read(),
                    counts.taken(),
                    counts.merged(),
                    counts.refused(),
                    counts.rounded()));
        }
        lines(text, "Refused", report.refusals(), ReportText::note);
        lines(text, "Merged, of other values", report.merges(), ReportText::note);
        lines(text, "Doubtful, and taken", report.doubtful(), ReportText::note);
        lines(text, "Taken for something else", report.replaced(), ReportText::note);
        lines(
                text,
                "Not taken, as a storage has no place for them",
                report.notTaken(),
                other -> other.table() + ": " + other.rows() + (other.rows() == 1 ? " row" : " rows"));
        lines(
                text,
                "Columns not taken, as a storage has no place for them",
                report.columnsNotTaken(),
                other -> other.table() + "." + other.column() + ": " + other.values()
                        + (other.values() == 1 ? " value" : " values"));
        lines(text, "Decided", report.decisions(), decision -> decision);
    }

    private static String note(RowNote note) {
        return note.table() + " (" + note.key() + "): " + note.field() + " = " + note.value() + ": " + note.reason();
    }

    private static <T> void lines(Appendable text, String title, List<T> all, Function<T, String> line)
            throws IOException {
        if (all.isEmpty()) {
            return;
        }
        text.append('\n')
                .append(title)
                .append(" (")
                .append(String.valueOf(all.size()))
                .append(")\n");
        for (T one : all) {
            text.append("  ").append(line.apply(one)).append('\n');
        }
    }
}
