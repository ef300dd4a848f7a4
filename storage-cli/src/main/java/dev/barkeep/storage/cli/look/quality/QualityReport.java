package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.cli.look.HtmlPage;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.output.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found, as rows and as a page.
 *
 * @param series what was found in each series
 */
record QualityReport(List<SeriesFindings> series) {

    static final List<Field> FINDINGS = List.of(
            Field.text("table"),
            Field.text("ticker"),
            Field.number("bar_interval"),
            Field.text("kind"),
            Field.text("when"),
            Field.text("detail"));

    /** The columns of the summary: a number for every kind, also those that were not looked for. */
    static List<Field> summaryFields() {
        List<Field> fields = new ArrayList<>(
                List.of(Field.text("table"), Field.text("ticker"), Field.number("bar_interval"), Field.number("bars")));
        for (Kind kind : Kind.values()) {
            fields.add(Field.number(kind.toString()));
        }
        return fields;
    }

    long count() {
        return series.stream().mapToLong(SeriesFindings::count).sum();
    }

    boolean isCut() {
        return series.stream().anyMatch(SeriesFindings::isCut);
    }

    void printSummary(RowPrinter printer) {
        series.forEach(each -> printer.row(summary(each)));
    }

    void printFindings(RowPrinter printer) {
        series.forEach(each -> each.findings().forEach(finding -> printer.row(finding(each, finding))));
    }

    private static List<@Nullable Object> summary(SeriesFindings series) {
        List<@Nullable Object> values =
                new ArrayList<>(Arrays.asList(series.table(), series.ticker(), series.interval(), series.bars()));
        for (Kind kind : Kind.values()) {
            values.add(series.count(kind));
        }
        return values;
    }

    private static List<@Nullable Object> finding(SeriesFindings series, Finding finding) {
        return Arrays.asList(
                series.table(), series.ticker(), series.interval(), finding.kind(), finding.when(), finding.detail());
    }

    /** Writes it as a page that needs nothing beside itself. */
    String html(String source, String rules) {
        StringBuilder summary = new StringBuilder();
        StringBuilder findings = new StringBuilder();
        for (SeriesFindings each : series) {
            summary.append(row(summaryFields(), summary(each)));
            each.findings().forEach(finding -> findings.append(row(FINDINGS, finding(each, finding))));
        }
        return HtmlPage.of(
                QualityReport.class,
                "quality.html",
                Map.of(
                        "style", HtmlPage.style(),
                        "source", HtmlPage.escaped(source),
                        "rules", HtmlPage.escaped(rules),
                        "count", String.valueOf(count()),
                        "series", String.valueOf(series.size()),
                        "summaryhead", head(summaryFields()),
                        "summary", summary.toString(),
                        "findingshead", head(FINDINGS),
                        "findings", findings.toString(),
                        "cut",
                                isCut()
                                        ? "<p>Only the first of each series and kind are listed; all are counted above.</p>"
                                        : ""));
    }

    private static String head(List<Field> fields) {
        StringBuilder html = new StringBuilder();
        fields.forEach(field -> html.append(cell("th", field, field.name())));
        return html.toString();
    }

    private static String row(List<Field> fields, List<@Nullable Object> values) {
        StringBuilder html = new StringBuilder("<tr>");
        for (int i = 0; i < fields.size(); i++) {
            String text = Values.text(values.get(i));
            html.append(cell("td", fields.get(i), text == null ? "" : text));
        }
        return html.append("</tr>\n").toString();
    }

    private static String cell(String element, Field field, String text) {
        String style = field.align() == Field.Align.RIGHT ? " class=\"number\"" : "";
        return "<" + element + style + ">" + HtmlPage.escaped(text) + "</" + element + ">";
    }
}
