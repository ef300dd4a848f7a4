package dev.barkeep.storage.cli.look;

import static dev.barkeep.storage.cli.look.Bars.daily;
import static dev.barkeep.storage.cli.look.Bars.intraday;
import static dev.barkeep.storage.cli.look.Bars.utc;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowCommandsTest {

    private static final int MANY = 12_000;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void store() {
        try (Storage storage = Bars.open(folder.resolve("market.db"))) {
            storage.dailyData().saveAll(Bars.weekdays("MANY", LocalDate.of(1970, 1, 1), MANY));
            storage.dailyData().save(daily("OLD", "0001-01-01", "1", 1));
            storage.dailyData().save(daily("OLD", "9999-12-31", "2", 1));
            for (int i = 0; i < 3; i++) {
                Instant at = utc("2024-05-06T10:00").plusSeconds(60L * i);
                storage.intradayData().save(intraday("FX", BarInterval.ONE_MINUTE, at, "1"));
                storage.intradayData().save(intraday("FX", BarInterval.ONE_HOUR, at.plusNanos(1_000), "1"));
            }
            storage.metadata().save(new Metadata("SMALL", "=Small, \"Ltd\"", null, null, new BigDecimal("1"), null));
            storage.metadata().save(new Metadata("BIG", null, null, null, new BigDecimal("2"), null));
            storage.metadata().save(new Metadata("NONE", null, null, null, null, null));
            storage.portfolioPositions().save(new PortfolioPosition("B", new BigDecimal("1.5")));
            storage.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.ZERO));
            for (int day = 1; day <= 30; day++) {
                LocalDate date = LocalDate.of(2024, 4, day);
                storage.signalHistory()
                        .add(new SignalHistory(
                                day % 3 == 0 ? "A" : "B",
                                date,
                                day % 2 == 0 ? "BUY" : "SELL",
                                null,
                                BigDecimal.valueOf(day, 2),
                                null,
                                null,
                                null,
                                null,
                                null));
                storage.portfolioPerformance()
                        .add(new PortfolioPerformance(
                                date, BigDecimal.valueOf(day), BigDecimal.ZERO, BigDecimal.ZERO, null, null));
                storage.systemEvents()
                        .append(new SystemEvent("LOAD", "e" + day, null, day % 10 == 0 ? "ERROR" : "INFO"));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "show daily                                      | ticker | MANY OLD",
                "show daily --ticker old                         | date   | 9999-12-31 0001-01-01",
                "show daily --ticker old --to 9999-12-31         | date   | 0001-01-01",
                "show daily --ticker old --from 0001-01-02       | date   | 9999-12-31",
                "show daily --ticker NOSUCH                      | date   |",
                "show daily --ticker MANY --from 1970-01-05 --to 1970-01-08 | date | 1970-01-07 1970-01-06 1970-01-05",
                "show daily --ticker MANY --to 1970-01-08 --limit 2 | date | 1970-01-07 1970-01-06",
                "show daily --from 1970-01-05 --to 1970-01-05    | date   |",
                "show daily --ticker OLD --ticker MANY --limit 1 | ticker | OLD MANY",
                "show intraday                                   | bar_interval | 60 3600",
                "show intraday --interval 1m                     | bar_interval | 60",
                "show intraday --ticker FX --interval 1m --limit 2 | datetime | 2024-05-06T10:02:00Z 2024-05-06T10:01:00Z",
                "show intraday --ticker FX --from 2024-05-06T10:01 --to 2024-05-06T10:02:00.000001Z"
                        + " | datetime | 2024-05-06T10:02:00Z 2024-05-06T10:01:00Z 2024-05-06T10:01:00.000001Z",
                "show intraday --from 2024-05-06T12:02:00+02:00  | bar_interval | 60 3600",
                "show metadata                                   | ticker | BIG SMALL NONE",
                "show metadata --ticker none --ticker small      | ticker | SMALL NONE",
                "show positions                                  | ticker | A B",
                "show positions --ticker b                       | shares | 1.5",
                "show signals --limit 3                          | date   | 2024-04-30 2024-04-29 2024-04-28",
                "show signals --ticker a --type BUY --min-confidence 0.2 | id | 30 24",
                "show signals --from 2024-04-03 --to 2024-04-05  | id     | 4 3",
                "show performance --to 2024-04-03                | portfolio_value | 2 1",
                "show events --severity ERROR                    | description | e30 e20 e10",
                "show events --type NOSUCH                       | id     |",
                "show events --to 2024-01-01                     | id     |",
            })
    void showsTheNewestFirst(String arguments, String column, String expected)
            throws IOException, InterruptedException {
        Tool.Run run = run(arguments + " --format csv").done();

        List<String> lines = run.out().lines().toList();
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[index]))
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void showsAllOfALongSeries() throws IOException, InterruptedException {
        List<String> days = new ArrayList<>(Bars.weekdays("MANY", LocalDate.of(1970, 1, 1), MANY).stream()
                .map(bar -> bar.date().toString())
                .toList());
        Collections.reverse(days);

        Tool.Run run = run("show daily --ticker MANY --all --format csv").done();

        assertThat(run.out().lines().skip(1).map(line -> line.split(",", -1)[1]))
                .containsExactlyElementsOf(days);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void showsTwentyRowsAndSaysThatThereAreMore() throws IOException, InterruptedException {
        Tool.Run run = run("show events --format json").done();

        JsonNode rows = JSON.readTree(run.out());
        assertThat(IntStream.range(0, rows.size())
                        .mapToObj(i -> rows.get(i).get("id").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(11, 30).map(i -> 41 - i).boxed().toList());
        assertThat(Instant.parse(rows.get(0).get("created_at").asText())).isBefore(Instant.now());
        assertThat(run.err()).contains("--all").hasLineCount(1);
    }

    @Test
    void givesAnOverview() throws IOException, InterruptedException {
        String out = run("overview --format csv").done().out();

        assertThat(out.lines()).first().isEqualTo("table,ticker,bar_interval,rows,first,last,days,close");
        assertThat(out)
                .contains(
                        "daily_data,OLD,,2,0001-01-01,9999-12-31,3652058,2\n",
                        "intraday_data,FX,60,3,2024-05-06T10:00:00Z,2024-05-06T10:02:00Z,0,1\n",
                        "metadata,,,3,,,,\n",
                        "signal_history,,,30,2024-04-01,2024-04-30,29,\n",
                        "portfolio_performance,,,30,2024-04-01,2024-04-30,29,\n",
                        "portfolio_positions,,,2,,,,\n",
                        "system_events,,,30,,2");
        assertThat(JSON.readTree(run("overview --format json").done().out()))
                .hasSize(out.lines().toList().size() - 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "show                                            | a command is missing",
                "show daily --from 2024-13-01                    | is no day; write it like",
                "show daily --from 2024-01-02 --to 2024-01-01    | --from 2024-01-02 is after --to 2024-01-01",
                "show intraday --from yesterday                  | is no moment; write it like",
                "show intraday --interval 1x                     | is no length of a bar",
                "show daily --ticker A,B                         | ticker",
                "show signals --type=                            | signal_type",
                "show signals --min-confidence much              | --min-confidence",
                "show daily --limit 0                            | --limit 0 is less than 1",
                "show daily --limit 3 --all                      | exclude each other",
            })
    void refusesNonsense(String arguments, String expected) throws IOException, InterruptedException {
        Tool.Run run = run(arguments);

        run.refused(2, expected);
        assertThat(run.out()).isEmpty();
    }

    private static Tool.Run run(String arguments) {
        return Tool.in(folder)
                .with("DATABASE_URL", "sqlite:///" + folder.resolve("market.db"))
                .here(arguments.strip().split(" +"));
    }
}
