package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.repository.PerformanceSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one page that needs nothing beside itself: styles, scripts and data are inside. */
final class HtmlReport {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

    private HtmlReport() {}

    /**
     * What the page shows.
     *
     * @param info which database it is about
     * @param performance the portfolio in numbers; empty if it has no days
     * @param latest its last day; empty if it has none
     * @param tables the tables
     * @param charts the charts
     */
    record Content(
            StorageInfo info,
            Optional<PerformanceSummary> performance,
            Optional<PortfolioPerformance> latest,
            List<Table> tables,
            ChartData.Charts charts) {}

    static void write(Path file, Content content) {
        Map<String, String> parts = Map.of(
                "style", BuildInfo.resource("report.css"),
                "source",
                        escaped(content.info().product() + " " + content.info().productVersion() + ", "
                                + content.info().url() + ", schema "
                                + content.info().schemaVersion()),
                "figures", figures(content),
                "tables", tables(content.tables()),
                "data", ChartData.toJson(content.charts()),
                "echarts",
                        BuildInfo.resource("/META-INF/resources/webjars/echarts/" + BuildInfo.echartsVersion()
                                + "/echarts.min.js"),
                "script", BuildInfo.resource("report.js"),
                "version", escaped(BuildInfo.version()),
                "notice", escaped(BuildInfo.resource("echarts-notice.txt").strip()),
                "chartversion", escaped(BuildInfo.echartsVersion()));
        String page = PLACEHOLDER
                .matcher(BuildInfo.resource("report.html"))
                .replaceAll(match -> Matcher.quoteReplacement(parts.getOrDefault(match.group(1), "")));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException("the report " + file + " cannot be written: " + e, e);
        }
    }

    /** The text as HTML shows it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String figures(Content content) {
        StringBuilder html = new StringBuilder();
        content.performance()
                .ifPresent(summary -> html.append(figure("Portfolio value", Format.money(summary.currentValue())))
                        .append(figure("Return of the period", Format.percent(summary.periodReturn())))
                        .append(figure("Worst drawdown", Format.percent(summary.worstDrawdown())))
                        .append(figure("Days", Format.count(summary.count()))));
        content.latest().ifPresent(day -> html.append(figure("Sharpe ratio", Format.ratio(day.sharpeRatio()))));
        return html.toString();
    }

    private static String figure(String name, String value) {
        return "<div class=\"figure\"><span>" + escaped(name) + "</span><strong>" + escaped(value)
                + "</strong></div>\n";
    }

    private static String tables(List<Table> tables) {
        StringBuilder html = new StringBuilder();
        for (Table table : tables) {
            html.append("<section class=\"card\">\n<h2>")
                    .append(escaped(table.title()))
                    .append("</h2>\n");
            html.append("<div class=\"scroll\"><table>\n<thead><tr>");
            table.columns().forEach(column -> html.append(cell("th", column, column.name())));
            html.append("</tr></thead>\n<tbody>\n");
            for (List<String> row : table.rows()) {
                html.append("<tr>");
                for (int i = 0; i < row.size(); i++) {
                    html.append(cell("td", table.columns().get(i), row.get(i)));
                }
                html.append("</tr>\n");
            }
            html.append("</tbody></table></div>\n");
            if (table.rows().isEmpty()) {
                html.append("<p class=\"none\">nothing</p>\n");
            }
            html.append("</section>\n");
        }
        return html.toString();
    }

    private static String cell(String element, Table.Column column, String text) {
        String style = switch (column.align()) {
            case LEFT -> "";
            case RIGHT -> " class=\"number\"";
            case PROSE -> " class=\"prose\"";
        };
        return "<" + element + style + ">" + escaped(text) + "</" + element + ">";
    }
}
