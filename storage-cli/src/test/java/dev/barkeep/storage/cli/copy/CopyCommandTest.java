package dev.barkeep.storage.cli.copy;

import static dev.barkeep.storage.cli.copy.SampleRows.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.Tool.Run;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CopyCommandTest {

    private static final SystemEvent EVENT = new SystemEvent("START", "of somebody else", null, "INFO");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void fillTheSource() {
        in("source.db", SampleRows::putExtremes);
    }

    private interface Work {
        void on(Storage storage);
    }

    private void in(String file, Work work) {
        try (Storage storage = SampleRows.open("sqlite:///" + folder.resolve(file))) {
            work.on(storage);
        }
    }

    private Run copy(String... more) throws Exception {
        return run("copy", more);
    }

    private Run run(String command, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--from", "sqlite:///source.db", "--to", "sqlite:///target.db"));
        arguments.addAll(List.of(more));
        return Tool.in(folder).run(arguments.toArray(new String[0]));
    }

    private <T> List<Stored<T>> rows(String file, StoredTable<T> table) {
        List<Stored<T>> rows = new ArrayList<>();
        in(file, storage -> rows.addAll(SampleRows.all(storage, table)));
        return rows;
    }

    private void isCopied(StoredTable<?>... others) {
        in(
                "source.db",
                source -> in(
                        "target.db",
                        target -> assertThat(SampleRows.tablesThatDiffer(source, target))
                                .containsExactlyElementsOf(
                                        Stream.of(others).map(StoredTable::name).toList())));
    }

    @Test
    void makesTheTargetAndItsTables() throws Exception {
        Run run = copy().done();

        isCopied();
        assertThat(run.out()).contains("system_events").contains("equal").doesNotContain("different");
    }

    @Test
    void theVariablesNameTheSource() throws Exception {
        Tool.in(folder)
                .with("DATABASE_URL", "sqlite:///source.db")
                .run("copy", "--to", "sqlite:///target.db")
                .done();

        isCopied();
    }

    @Test
    void refusesATargetWithOtherRowsBeforeAnythingIsWritten() throws Exception {
        Stored<PortfolioPosition> other = SampleRows.keyed(new PortfolioPosition("ZZZ", BigDecimal.ONE));
        in("target.db", target -> target.rows(StoredTable.PORTFOLIO_POSITIONS).putAll(Stream.of(other)));

        copy().refused(4, "portfolio_positions", "holds 1 rows", "the first is ZZZ", "--merge");

        assertThat(rows("target.db", StoredTable.DAILY_DATA)).isEmpty();
        assertThat(rows("target.db", StoredTable.PORTFOLIO_POSITIONS)).containsExactly(other);
    }

    @Test
    void keepsOtherRowsIfTold() throws Exception {
        Stored<PortfolioPosition> other = SampleRows.keyed(new PortfolioPosition("ZZZ", BigDecimal.ONE));
        Stored<PortfolioPosition> twin =
                new Stored<>(0, CREATED.minusSeconds(1), CREATED, new PortfolioPosition("BRK-B", BigDecimal.TEN));
        in("target.db", target -> target.rows(StoredTable.PORTFOLIO_POSITIONS).putAll(Stream.of(other, twin)));

        copy("--merge").done();

        isCopied(StoredTable.PORTFOLIO_POSITIONS);
        assertThat(rows("target.db", StoredTable.PORTFOLIO_POSITIONS))
                .containsAll(rows("source.db", StoredTable.PORTFOLIO_POSITIONS))
                .contains(other)
                .hasSize(4);
    }

    @Test
    void aRowOfTheSameKeyThatWasMadeAtAnotherTimeIsAnother() throws Exception {
        Stored<PortfolioPosition> twin =
                new Stored<>(0, CREATED.minusSeconds(1), CREATED, new PortfolioPosition("BRK-B", BigDecimal.TEN));
        in("target.db", target -> target.rows(StoredTable.PORTFOLIO_POSITIONS).putAll(Stream.of(twin)));

        copy().refused(4, "portfolio_positions", "same key", "the first is BRK-B", "--merge");

        assertThat(rows("target.db", StoredTable.PORTFOLIO_POSITIONS)).containsExactly(twin);
        assertThat(rows("target.db", StoredTable.DAILY_DATA)).isEmpty();
    }

    @Test
    void anotherRowOfTheSameIdIsReplacedOnlyIfToldSo() throws Exception {
        Stored<SystemEvent> other = SampleRows.stored(1, EVENT);
        in("target.db", target -> target.rows(StoredTable.SYSTEM_EVENTS).putAll(Stream.of(other)));

        copy("--merge").refused(4, "system_events", "the first is id 1", "--replace-numbered");
        copy("--since", "0001-01-01").refused(4, "system_events", "the first is id 1", "--replace-numbered");
        assertThat(rows("target.db", StoredTable.SYSTEM_EVENTS)).containsExactly(other);

        copy("--replace-numbered").done();
        isCopied();
    }

    @Test
    void anOlderVersionOfARowIsBroughtUpToDate() throws Exception {
        copy().done();
        in("source.db", source -> {
            source.portfolioPositions().save(new PortfolioPosition("BRK-B", new BigDecimal("3.5")));
            source.systemEvents().append(EVENT);
        });

        Run run = copy("--format", "csv").done();

        isCopied();
        assertThat(run.out()).contains("portfolio_positions,3,1,2,0,", "system_events,4,1,3,0,", "daily_data,6,0,6,0,");
    }

    @Test
    void aNewerVersionInTheTargetIsTakenBackOnlyIfToldSo() throws Exception {
        copy().done();
        PortfolioPosition bought = new PortfolioPosition("BRK-B", new BigDecimal("100"));
        in("target.db", target -> target.portfolioPositions().save(bought));

        copy().refused(4, "portfolio_positions", "or newer", "the first is BRK-B", "--merge");
        copy("--since", CREATED.plusSeconds(61).toString()).done();
        in("source.db", source -> source.portfolioPositions().save(new PortfolioPosition("BRK-B", BigDecimal.ONE)));
        in("target.db", target -> target.portfolioPositions().save(new PortfolioPosition("BRK-B", BigDecimal.TEN)));
        copy("--since", CREATED.plusSeconds(61).toString()).refused(4, "portfolio_positions", "BRK-B", "--merge");

        in(
                "target.db",
                target -> assertThat(target.portfolioPositions().find("BRK-B"))
                        .contains(new PortfolioPosition("BRK-B", BigDecimal.TEN)));
        copy("--merge").done();
        isCopied();
    }

    @Test
    void eventsOfOneMomentAreStillOthersIfTheyDiffer() throws Exception {
        copy().done();
        Stored<SystemEvent> first = rows("target.db", StoredTable.SYSTEM_EVENTS).get(0);
        Stored<SystemEvent> other = new Stored<>(first.id(), first.createdAt(), first.updatedAt(), EVENT);
        in("target.db", target -> target.rows(StoredTable.SYSTEM_EVENTS).putAll(Stream.of(other)));

        copy().refused(4, "system_events", "the first is id " + first.id(), "--replace-numbered");

        assertThat(rows("target.db", StoredTable.SYSTEM_EVENTS)).contains(other);
    }

    @Test
    void sinceAMomentTakesWhatChangedAndLeavesTheRest() throws Exception {
        copy().done();
        in("source.db", source -> {
            source.portfolioPositions().remove("^GSPC");
            source.portfolioPositions().save(new PortfolioPosition("BRK-B", new BigDecimal("3.5")));
            source.systemEvents().append(EVENT);
        });
        String since = CREATED.plusSeconds(61).toString();

        Run run = copy("--format", "csv", "--since", since).done();

        // One row of daily data, of intraday data, of signals, of performance and of positions was updated at the end
        // of time.
        assertThat(run.out())
                .contains("daily_data,1,0,1,", "portfolio_positions,1,1,0,", "system_events,1,1,0,3,")
                .doesNotContain("different");
        assertThat(rows("target.db", StoredTable.PORTFOLIO_POSITIONS))
                .hasSize(3)
                .containsAll(rows("source.db", StoredTable.PORTFOLIO_POSITIONS));
        run("compare", "--since", since, "--tables", "events").done();
        run("compare", "--tables", "positions").ended(1);
    }

    @Test
    void sinceAMomentSeesOldRowsOfTheSameId() throws Exception {
        copy().done();
        Stored<SystemEvent> other = SampleRows.stored(5_000_000_001L, EVENT);
        in("target.db", target -> target.rows(StoredTable.SYSTEM_EVENTS).putAll(Stream.of(other)));
        in(
                "source.db",
                source -> assertThat(source.systemEvents().append(EVENT).id()).isEqualTo(other.id()));

        copy("--since", other.updatedAt().plusSeconds(1).toString())
                .refused(4, "system_events", "the first is id 5000000001", "--replace-numbered");

        assertThat(rows("target.db", StoredTable.SYSTEM_EVENTS)).contains(other);
    }

    @Test
    void copiesTheTablesThatAreNamed() throws Exception {
        copy("--tables", "events,metadata").done();

        assertThat(rows("target.db", StoredTable.METADATA)).hasSize(3);
        assertThat(rows("target.db", StoredTable.SYSTEM_EVENTS)).hasSize(3);
        assertThat(rows("target.db", StoredTable.DAILY_DATA)).isEmpty();
        copy("--tables", "metadate").refused(2, "'metadate'", "METADATA");
    }

    @Test
    void compareNamesTheTableAndTheTickerThatDiffer() throws Exception {
        copy().done();
        Stored<PortfolioPosition> other =
                SampleRows.keyed(new PortfolioPosition("BRK-B", new BigDecimal("0.00000002")));
        in("target.db", target -> target.rows(StoredTable.PORTFOLIO_POSITIONS).putAll(Stream.of(other)));

        Run run = run("compare", "--format", "csv").ended(1);

        assertThat(run.out().lines().filter(line -> line.endsWith(",false")))
                .satisfiesExactly(
                        table -> assertThat(table).startsWith("portfolio_positions,,3,3,"),
                        ticker -> assertThat(ticker).startsWith("portfolio_positions,BRK-B,1,1,"));
        assertThat(run.out().lines()).hasSize(1 + 7 + 1);
    }

    @Test
    void compareLeavesIdsAndTimesOutIfTold() throws Exception {
        in(
                "source.db",
                source -> in("target.db", target -> {
                    target.portfolioPositions()
                            .saveAll(source.portfolioPositions().list());
                    // The ids of the source have gaps.
                    for (Stored<SystemEvent> each : SampleRows.all(source, StoredTable.SYSTEM_EVENTS)) {
                        target.systemEvents().append(each.value());
                    }
                }));

        run("compare", "--tables", "positions,events").ended(1);
        run("compare", "--tables", "positions,events", "--ignore-times").done();
        in("target.db", target -> target.systemEvents().append(EVENT));
        assertThat(run("compare", "--tables", "events", "--ignore-times", "--format", "csv")
                        .ended(1)
                        .out())
                .contains("system_events,,3,4,");
    }

    @Test
    void refusesOneDatabaseOnBothSides() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("source.db"));

        Tool tool = Tool.in(folder);
        tool.run("copy", "--from", "sqlite:///source.db", "--to", "sqlite:///" + folder + "/./source.db")
                .refused(2, "same database");
        tool.run("copy", "--from", "sqlite:///source.db", "--to", "sqlite:///link.db")
                .refused(2, "same database");
        tool.run("copy", "--from", "mysql://a:secret@h/d", "--to", "mariadb://b:hidden@H:3306/d")
                .refused(2, "same database");
        tool.run("compare", "--from", "sqlite:///source.db", "--to", "sqlite:///:memory:")
                .refused(2, "in memory");
    }

    @Test
    void makesNoTargetIfThereIsNoSource() throws Exception {
        Tool.in(folder)
                .run("copy", "--from", "sqlite:///nothing.db", "--to", "sqlite:///target.db")
                .refused(3, "nothing.db");

        assertThat(folder.resolve("target.db")).doesNotExist();
        assertThat(folder.resolve("nothing.db")).doesNotExist();
    }

    @Test
    void aMomentThatIsNoneIsWrongUsage() throws Exception {
        copy("--since", "yesterday").refused(2, "--since", "yesterday", "2024-01-31");
    }
}
