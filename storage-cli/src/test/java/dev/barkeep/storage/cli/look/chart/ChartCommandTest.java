package dev.barkeep.storage.cli.look.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.look.Bars;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartCommandTest {

    private static final int UP = 0x16876a;
    private static final int DOWN = 0xc2403a;
    private static final List<DailyData> BARS = Bars.weekdays("R&D", LocalDate.of(2020, 1, 1), 1_300);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void store() {
        try (Storage storage = Bars.open(folder.resolve("market.db"))) {
            storage.dailyData().saveAll(BARS);
            storage.dailyData().save(Bars.daily("ONE", "2024-05-06", "0", 0));
            storage.intradayData().save(Bars.intraday("FX", BarInterval.ONE_HOUR, Bars.utc("2024-05-06T10:00"), "1.1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "R&D --last 60,1200,700",
        "R&D --from 2020-01-01 --width 800 --height 450,800,450",
        "R&D --last 1 --width 200 --height 200,200,200",
    })
    void drawsCandlesInBothColours(String arguments, int width, int height) throws IOException, InterruptedException {
        Path file = folder.resolve("chart.png");

        run("chart " + arguments + " --overwrite --out " + file).done();

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        long up = pixels(image, UP);
        long down = pixels(image, DOWN);
        assertThat(up + down).isBetween(20L, (long) width * height / 2);
        if (!arguments.contains("--last 1 ")) {
            assertThat(up).isPositive();
            assertThat(down).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"ONE", "FX --interval 1h"})
    void drawsASingleFlatBar(String arguments) throws IOException, InterruptedException {
        Path file = folder.resolve("flat.png");

        run("chart " + arguments + " --overwrite --out " + file).done();

        assertThat(pixels(ImageIO.read(file.toFile()), UP)).isPositive();
    }

    @Test
    void writesAPageWithTheBarsInside() throws IOException, InterruptedException {
        Path file = folder.resolve("chart.html");

        Tool.Run run = run("chart r&d --last 3 --out " + file).done();

        assertThat(run.out()).isEmpty();
        String page = Files.readString(file);
        assertThat(page).contains("<title>R&amp;D daily, ").doesNotContain("{{title}}", "<script src", "<link ");
        Matcher data = Pattern.compile("id=\"data\">(.*?)</script>").matcher(page);
        assertThat(data.find()).isTrue();
        JsonNode chart = new JsonMapper().readTree(data.group(1));
        List<DailyData> last = BARS.subList(BARS.size() - 3, BARS.size());
        assertThat(chart.get("times"))
                .map(JsonNode::asText)
                .containsExactlyElementsOf(
                        last.stream().map(bar -> bar.date().toString()).toList());
        assertThat(chart.get("volumes"))
                .map(JsonNode::asLong)
                .containsExactlyElementsOf(last.stream().map(DailyData::volume).toList());
        for (int i = 0; i < last.size(); i++) {
            DailyData bar = last.get(i);
            assertThat(chart.get("prices").get(i))
                    .map(JsonNode::asDouble)
                    .containsExactly(
                            bar.open().doubleValue(),
                            bar.close().doubleValue(),
                            bar.low().doubleValue(),
                            bar.high().doubleValue());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aJavaWithoutFontsPointsAtThePage() throws IOException, InterruptedException {
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path file = folder.resolve("fonts.png");

        Tool.Running running = tool().with("FONTCONFIG_FILE", none.toString())
                .start(
                        List.of("-Duser.home=" + folder, "-Djava.awt.fonts=none"),
                        "chart",
                        "R&D",
                        "--out",
                        file.toString());

        running.end().refused(4, "fonts", ".html");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "chart NOSUCH --out FOLDER/a.png                       | 4 | there are no bars of NOSUCH, daily",
                "chart FX --out FOLDER/a.html                          | 4 | there are no bars of FX, daily",
                "chart R&D --to 2019-01-01 --out FOLDER/a.html         | 4 | there are no bars of R&D",
                "chart R&D --out FOLDER/a.gif                          | 2 | ends neither in .png nor in .html",
                "chart R&D --out FOLDER/market.db.png                  | 2 | exists already",
                "chart R&D --out FOLDER/none/a.png                     | 2 | its folder does not exist",
                "chart R&D                                             | 2 | --out",
                "chart R&D --width 10 --out FOLDER/a.png               | 2 | --width 10 is not 200 to 8000",
                "chart R&D --last 0 --out FOLDER/a.png                 | 2 | --last 0 is not 1 to 20000",
                "chart R&D --from 2024-01-02T10:00 --out FOLDER/a.png  | 2 | is no day",
                "chart R&D --from 2024-02-01 --to 2024-01-01 --out FOLDER/a.png | 2 | is after --to",
            })
    void refusesInOneLine(String arguments, int exitCode, String expected) throws IOException, InterruptedException {
        Files.write(folder.resolve("market.db.png"), new byte[0]);

        run(arguments.replace("FOLDER", folder.toString())).refused(exitCode, expected);

        assertThat(folder.resolve("a.png")).doesNotExist();
        assertThat(folder.resolve("a.html")).doesNotExist();
    }

    private static long pixels(BufferedImage image, int colour) {
        return IntStream.range(0, image.getHeight())
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .filter(pixel -> (pixel & 0xffffff) == colour)
                .count();
    }

    private static Tool tool() {
        return Tool.in(folder).with("DATABASE_URL", "sqlite:///" + folder.resolve("market.db"));
    }

    private static Tool.Run run(String arguments) {
        return tool().here(arguments.strip().split(" +"));
    }
}
