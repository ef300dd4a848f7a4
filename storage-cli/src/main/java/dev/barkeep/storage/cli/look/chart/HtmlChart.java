package dev.barkeep.storage.cli.look.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.cli.look.HtmlPage;
import dev.barkeep.storage.cli.output.Values;
import dev.barkeep.storage.model.Bar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/** A page to zoom in, drawn by Apache ECharts, which is inside. */
final class HtmlChart implements Drawing {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** What the script of the page reads; the lists have an element a bar. Prices are open, close, low, high. */
    private record Data(String title, List<String> times, List<List<BigDecimal>> prices, List<Long> volumes) {}

    @Override
    public void draw(ChartSeries series, OutputStream out) throws IOException {
        Properties build = new Properties();
        build.load(new StringReader(HtmlPage.resource(HtmlChart.class, "/dev/barkeep/storage/cli/build.properties")));
        String version = build.getProperty("echarts.version");
        String page = HtmlPage.of(
                HtmlChart.class,
                "chart.html",
                Map.of(
                        "style", HtmlPage.style(),
                        "title", HtmlPage.escaped(series.headline()),
                        "data", json(series),
                        "echarts",
                                HtmlPage.resource(
                                        HtmlChart.class,
                                        "/META-INF/resources/webjars/echarts/" + version + "/echarts.min.js"),
                        "script", HtmlPage.resource(HtmlChart.class, "chart.js"),
                        "version", HtmlPage.escaped(version),
                        "notice", HtmlPage.escaped(HtmlPage.resource(HtmlChart.class, "echarts-notice.txt"))));
        out.write(page.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing in it can end the script element in which it stands. */
    private static String json(ChartSeries series) throws IOException {
        List<? extends Bar> bars = series.bars();
        Data data = new Data(
                series.title(),
                IntStream.range(0, bars.size()).mapToObj(series::time).toList(),
                bars.stream()
                        .map(bar -> List.of(plain(bar.open()), plain(bar.close()), plain(bar.low()), plain(bar.high())))
                        .toList(),
                series.hasVolumes() ? bars.stream().map(Bar::volume).toList() : List.of());
        return JSON.writeValueAsString(data).replace("<", "\\u003c");
    }

    private static BigDecimal plain(BigDecimal price) {
        return new BigDecimal(Values.plain(price));
    }
}
