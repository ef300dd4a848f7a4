package dev.barkeep.storage.cli.look.quality;

import static dev.barkeep.storage.cli.look.Bars.daily;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.look.Bars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void store() {
        try (Storage storage = Bars.open(folder.resolve("market.db"))) {
            storage.dailyData().saveAll(Bars.weekdays("GOOD", LocalDate.of(2024, 1, 1), 50));
            storage.dailyData().save(daily("R&D", "2024-02-28", "10", 1));
            storage.dailyData().save(daily("R&D", "2024-03-01", "20", 1));
        }
    }

    @Test
    void listsFindings() throws IOException, InterruptedException {
        assertThat(run("--format=csv").done().out()).isEqualTo("""
                table,ticker,bar_interval,kind,when,detail
                daily_data,R&D,,gap,2024-02-29,1 trading day is missing
                daily_data,R&D,,move,2024-03-01,"+100.0 %, 10 to 20"
                """);
        assertThat(run("--format=csv", "--summary").done().out()).isEqualTo("""
                table,ticker,bar_interval,bars,gap,stale,move,volume,ohlc,price
                daily_data,GOOD,,50,0,0,0,0,0,0
                daily_data,R&D,,2,1,0,1,0,0,0
                """);
        JsonNode rows = new JsonMapper()
                .readTree(run("--format=json", "--kinds=gap").done().out());
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("when").asText()).isEqualTo("2024-02-29");
    }

    @Test
    void failsIfAskedTo() throws IOException, InterruptedException {
        run("--fail").ended(1);
        run("--fail", "--ticker=good").done();
        run("--fail", "--max-move=100", "--kinds=move").done();
        run("--fail", "--ticker=good", "--as-of=2024-03-15").done();
        run("--fail", "--ticker=good", "--as-of=2024-03-18").ended(1);
        run("--fail", "--ticker=good", "--as-of=2024-03-18", "--stale=6").done();
    }

    @Test
    void leavesHolidaysOut() throws IOException, InterruptedException {
        Path holidays = Files.writeString(folder.resolve("holidays"), "# of nobody\n\n2024-02-29 # a leap day\n");

        run("--fail", "--kinds=gap", "--holidays=" + holidays).done();
    }

    @Test
    void writesAPage() throws IOException, InterruptedException {
        Path page = folder.resolve("quality.html");

        Tool.Run run = run("--html=" + page).done();

        assertThat(run.out()).isEmpty();
        assertThat(page)
                .content()
                .contains("<td>R&amp;D</td>", "1 trading day is missing")
                .doesNotContain("R&D", "{{");
        run("--html=" + page).refused(2, "exists already");
        run("--html=" + page, "--overwrite").done();
    }

    @ParameterizedTest
    @CsvSource({
        "--holidays=none,cannot be read",
        "--kinds=holes,--kinds",
        "--calendar=never,--calendar",
        "--as-of=today,is no day",
        "--max-move=-1,--max-move is below 0",
        "--gap=-1,--gap is below 0",
    })
    void refusesNonsense(String option, String expected) throws IOException, InterruptedException {
        run(option).refused(2, expected);
    }

    @Test
    void namesTheLineThatIsNoHoliday() throws IOException, InterruptedException {
        Path holidays = Files.writeString(folder.resolve("holidays"), "2024-12-25\nEaster\n");

        run("--holidays=" + holidays).refused(2, "line 2 of");
    }

    private Tool.Run run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "quality";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Tool.in(folder)
                .with("DATABASE_URL", "sqlite:///" + folder.resolve("market.db"))
                .here(arguments);
    }
}
