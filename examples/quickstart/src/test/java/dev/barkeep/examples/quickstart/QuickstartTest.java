package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.EventTypes;
import dev.barkeep.storage.repository.EventFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is run from the command line, on a SQLite file. */
class QuickstartTest {

    private static final String HEADER = "date,open,high,low,close,volume\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aSecondRunChangesNothingButTheEvents() {
        Run first = run();
        Snapshot before = snapshot();
        Run second = run();

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("252 bars written (new or changed), 0 unchanged")
                .contains("9,399 bars written (new or changed), 0 unchanged");
        assertThat(before.daily()).hasSize(252);
        assertThat(before.intraday()).hasSize(9399);
        assertThat(before.signals()).isNotEmpty();
        assertThat(before.performance()).hasSizeGreaterThan(252);
        assertThat(before.positions()).isNotEmpty();

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out())
                .contains("  0 bars written (new or changed), 252 unchanged")
                .contains("  0 bars written (new or changed), 9,399 unchanged");
        assertThat(snapshot()).isEqualTo(before);
        try (Storage storage = open()) {
            assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 10))
                    .extracting(event -> event.value().eventType())
                    .containsExactly(
                            EventTypes.DAILY_UPDATE_COMPLETE,
                            EventTypes.DAILY_UPDATE_START,
                            EventTypes.DAILY_UPDATE_COMPLETE,
                            EventTypes.DAILY_UPDATE_START);
        }
    }

    @Test
    void thePageHoldsTheDataAndLoadsNothing() throws IOException {
        assertThat(run().exitCode()).isZero();

        String page = Files.readString(folder.resolve("report.html"));
        JsonNode data = new JsonMapper().readTree(between(page, "<script type=\"application/json\" id=\"data\">"));
        assertThat(data.at("/series/0/name").asText()).isEqualTo("AAPL daily");
        assertThat(data.at("/series/0/prices")).hasSize(252);
        assertThat(data.at("/series/0/prices/251/1").asText()).isEqualTo("561.02");
        assertThat(data.at("/series/0/markers")).isNotEmpty();
        assertThat(data.at("/series/1/times")).hasSize(9399);
        assertThat(data.at("/portfolio/values")).hasSizeGreaterThan(252);
        assertThat(page).contains("What is stored", "Apple Inc.", "Apache ECharts", "BSD 3-Clause");
        assertThat(page)
                .doesNotContain("{{")
                .doesNotContainIgnoringCase("<link")
                .doesNotContain("<script src");
        assertThat(Pattern.compile("(src|href|url\\()\\s*=?\\s*[\"']?\\s*(https?:)?//")
                        .matcher(page)
                        .results())
                .isEmpty();
    }

    @Test
    void aBadRowLeavesNothingOfAnyFile() throws IOException {
        Path good = file("good.csv", HEADER + "2024-01-02,1,1,1,1,1\n");
        Path bad = file("goog.csv", HEADER + "2024-01-02,1,1,1,1,1\n".repeat(15) + "2024-01-03,NaN,1,1,1,1\n");

        Run run = run(good.toString(), bad.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly("quickstart: goog.csv line 17: open = 'NaN': must be a decimal number");
        Snapshot snapshot = snapshot();
        assertThat(snapshot.daily()).isEmpty();
        assertThat(snapshot.companies()).isEmpty();
        try (Storage storage = open()) {
            assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 1))
                    .extracting(event -> event.value().eventType())
                    .containsExactly(EventTypes.DAILY_UPDATE_ERROR);
        }
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void filesOfTheCommandLineAreLoadedUnderTheirTicker() throws IOException {
        Path daily = file("abc-daily.csv", HEADER + "2024-01-02,1,1,1,1,1\n");
        Path hours = file("x.csv", HEADER + "2024-01-02 10:00,1,1,1,1,1\n2024-01-02 11:00,1,1,1,1,1\n");

        Run run = run(daily.toString(), "EURUSD=X=" + hours);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("ABC daily", "EURUSD=X 1 h", "times without a zone are taken as UTC");
        assertThat(snapshot().companies()).hasSize(2);
    }

    @Test
    void wrongUsageHasItsOwnExitCode() throws IOException {
        Path file = file("a.csv", HEADER);
        Run badTicker = run("!!!=" + file);
        assertThat(badTicker.exitCode()).isEqualTo(2);
        assertThat(badTicker.err()).startsWith("ticker = '!!!': ");
        assertThat(run("no-such-file.csv").exitCode()).isEqualTo(2);
        assertThat(run("--no-such-option").exitCode()).isEqualTo(2);
        assertThat(run("--help").exitCode()).isZero();
    }

    @Test
    void anUnknownDatabaseIsOneClearLine() {
        Run run = runOn("oracle://user:secret@host/db");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("no backend serves 'oracle'").doesNotContain("secret");
    }

    private Run run(String... arguments) {
        return runOn(url(), arguments);
    }

    private Run runOn(String url, String... arguments) {
        return Run.of(url, folder.resolve("report.html"), arguments);
    }

    private String url() {
        return "sqlite:///" + folder.resolve("market.db").toAbsolutePath();
    }

    private Storage open() {
        return Storages.open(StorageConfig.fromUrl(url()));
    }

    private Snapshot snapshot() {
        try (Storage storage = open()) {
            return Snapshot.of(storage);
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String between(String page, String begin) {
        Matcher matcher = Pattern.compile(Pattern.quote(begin) + "(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
