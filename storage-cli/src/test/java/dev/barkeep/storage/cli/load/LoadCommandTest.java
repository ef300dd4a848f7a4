package dev.barkeep.storage.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {

    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String GOOD = HEADER + "2024-01-02,10,12,9,11,100\n2024-01-03,11,12,9,10,200\n";

    @TempDir
    private Path folder;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(folder).with("DATABASE_URL", "sqlite:///one.db");
    }

    private Storage open(String file) {
        return Storages.open(
                StorageConfig.builder().url("sqlite:///" + folder.resolve(file)).build());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private long days() {
        try (Storage storage = open("one.db");
                Stream<?> all = storage.dailyData().streamAll()) {
            return all.count();
        }
    }

    private static <T> List<Stored<T>> rows(Storage storage, StoredTable<T> table) {
        try (Stream<Stored<T>> rows = storage.rows(table).stream(Range.all())) {
            return rows.toList();
        }
    }

    @Test
    void loadsFilesOfAnyPackingAndSaysWhatItDid() throws Exception {
        file("goog-daily.csv", GOOD);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("ibm.data")))) {
            packed.write((HEADER + "2024-01-02,10,11,9,12,100\n").getBytes(StandardCharsets.UTF_8));
        }

        Tool.Run run = tool.run("load", "daily", "goog-daily.csv", "ibm.data").done();
        assertThat(run.out())
                .startsWith("daily_data: 3 written, 0 unchanged, 0 refused, 1 doubtful, 0 rounded; ")
                .hasLineCount(1);
        assertThat(run.err()).contains("goog-daily.csv: ticker GOOG", "ibm.data: ticker IBM");
        assertThat(tool.run("load", "daily", "goog-daily.csv", "--format", "json")
                        .done()
                        .out())
                .contains("\"unchanged\" : 2");
    }

    @Test
    void storesNothingOfAnyFileIfARowIsRefused() throws Exception {
        file("a.csv", GOOD);
        file("b.csv", GOOD + "2024-01-04,abc,12,9,11,100\n");

        Tool.Run run = tool.run("load", "daily", "a.csv", "b.csv").ended(4);

        assertThat(run.err())
                .contains("b.csv:4: open = 'abc': must be a decimal number")
                .doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
        assertThat(days()).isZero();
    }

    @Test
    void storesNothingIfItIsEndedInTheMiddle() throws Exception {
        Tool.Running running = tool.start(List.of(), "load", "daily", "-", "--ticker", "A");
        OutputStream in = running.process().getOutputStream();
        in.write(HEADER.getBytes(StandardCharsets.UTF_8));
        for (LocalDate day = LocalDate.of(1000, 1, 1); day.getYear() < 1500; day = day.plusDays(1)) {
            // Far more than pipes and buffers hold: most of it was read when the last of it could be written.
            in.write((day + ",10,12,9,11,100\n").getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
        running.process().destroy();

        assertThat(running.end().exitCode()).isNotZero();
        assertThat(days()).isZero();
    }

    @Test
    void tellsOfAPackedFileThatIsCutOff() throws Exception {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(whole))) {
            packed.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("cut.gz"), Arrays.copyOf(Files.readAllBytes(whole), 60));

        assertThat(tool.run("load", "daily", "cut.gz").ended(4).err()).contains("cut.gz", "cannot be read");
        assertThat(folder.resolve("one.db")).doesNotExist();
    }

    @Test
    void exportRefusesFiltersThatATableLacks() throws Exception {
        tool.run("export", "events", "--ticker", "A").refused(2, "--ticker", "events");
        tool.run("export", "positions", "--from", "2024-01-01").refused(2, "--from and --to", "positions");
        tool.run("export", "daily", "--interval", "60").refused(2, "--interval", "daily");
        tool.run("export", "daily", "--from", "yesterday").refused(2, "'yesterday' is no moment");
        tool.run("export").refused(2, "name a table, or --all");
        tool.run("export", "daily").refused(3, "there is no database");
    }

    @Test
    void leavesOutAndListsRefusedRowsIfAskedTo() throws Exception {
        StringBuilder text = new StringBuilder(GOOD);
        for (int i = 0; i < 25; i++) {
            text.append("2024-02-01,NaN,12,9,11,100\n");
        }
        file("a.csv", text + "2024-02-02,1,2\n2024-02-03,10,11,9,12,1\n2024-02-04,10,12,9,11,1.5\n");

        Tool.Run run = tool.run("load", "daily", "a.csv", "--on-error", "skip", "--rejects", "bad.txt", "--strict")
                .done();

        assertThat(run.out()).contains("2 written, 0 unchanged, 28 refused, 0 doubtful");
        assertThat(run.err()).contains("and 8 rows more are refused");
        assertThat(Files.readString(folder.resolve("bad.txt")))
                .hasLineCount(28)
                .contains(
                        "a.csv:4: open = 'NaN': must be a number",
                        "a.csv:29: has 3 fields where there are 6 columns",
                        "a.csv:30: high = 11",
                        "a.csv:31: volume = '1.5': must be a whole number; --round-volume rounds it");
        assertThat(days()).isEqualTo(2);
    }

    @Test
    void refusesFilesThatHoldNoRows() throws Exception {
        file("empty.csv", "");
        file("header.csv", HEADER);
        file("missing.csv", "date,open,high,low,volume\n");
        file("utf16.csv", "\uFEFFdate");
        Files.write(folder.resolve("utf16.csv"), "\uFEFFdate,open".getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("latin.csv"), (HEADER + "\u00fc,1,1,1,1,1\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("zeros.csv"), new byte[1000]);
        file("open.csv", HEADER + "\"2024-01-02,1,1,1,1,1\n" + "x".repeat(5_000_000));

        tool.run("load", "daily", "empty.csv").refused(4, "empty.csv is empty");
        tool.run("load", "daily", "missing.csv").refused(4, "missing.csv: there is no column for close");
        tool.run("load", "daily", "utf16.csv").refused(4, "UTF-16");
        tool.run("load", "daily", "latin.csv").refused(4, "latin.csv", "not text in UTF-8");
        tool.run("load", "daily", "zeros.csv").refused(4, "zeros.csv is no CSV");
        tool.run("load", "daily", "none.csv").refused(2, "none.csv: it does not exist");
        tool.run("load", "daily", ".").refused(2, "is a folder");
        assertThat(folder.resolve("one.db")).doesNotExist();
        assertThat(tool.run("load", "daily", "open.csv").ended(4).err()).contains("open.csv:2: the row is longer");
        assertThat(tool.run("load", "daily", "header.csv").done().out()).contains("daily_data: 0 written");
    }

    @Test
    void asksForWhatTheFileDoesNotSay() throws Exception {
        file("e.csv", "time,open,high,low,close,volume\n2024-01-02 10:00,1,1,1,1,1\n2024-01-02 11:00,1,1,1,1,1\n");

        tool.run("load", "intraday", "e.csv", "--zone", "UTC").refused(2, "--interval does");
        assertThat(tool.run("load", "intraday", "e.csv", "--interval", "1h")
                        .ended(2)
                        .err())
                .contains("e.csv:2", "--zone says");
        tool.run("load", "intraday", "e.csv", "--interval", "1h", "--zone", "Mars")
                .refused(2, "no zone 'Mars'");
        assertThat(tool.run("load", "daily", "e.csv").ended(4).err()).contains("e.csv:3", "second bar of its day");
        tool.run("load", "intraday", "e.csv", "--interval", "1h", "--zone", "UTC")
                .done();
        tool.run("load", "daily", "-").refused(4, "standard input is empty");
    }

    @Test
    void whatIsExportedLoadsIdentically() throws Exception {
        file("goog.csv", GOOD);
        tool.run("load", "daily", "goog.csv").done();
        tool.run("load", "intraday", "goog.csv", "--interval", "1d", "--zone", "UTC")
                .done();
        try (Storage storage = open("one.db")) {
            fill(storage);
        }

        tool.run("export", "--all", "--out", "all").done();
        Tool other = tool.with("DATABASE_URL", "sqlite:///two.db");
        for (String table : List.of("daily", "intraday", "metadata", "signals", "performance", "positions", "events")) {
            other.run("load", table, "all/" + table + ".csv").done();
        }

        try (Storage one = open("one.db");
                Storage two = open("two.db")) {
            for (StoredTable<?> table : StoredTable.ALL) {
                assertThat(rows(one, table)).as(table.name()).isNotEmpty();
                assertThat(rows(two, table)).as(table.name()).isEqualTo(List.copyOf(rows(one, table)));
            }
        }
        tool.run("export", "--all", "--out", "all").refused(2, "exists already");
        tool.run("export", "daily", "--out", "d.csv.gz", "--ticker", "goog", "--from", "2024-01-03")
                .done();
        assertThat(other.run("load", "daily", "d.csv.gz", "--new-times").done().out())
                .contains("0 written, 1 unchanged");
        assertThat(tool.run("export", "daily", "--plain", "--to", "2024-01-03")
                        .done()
                        .out())
                .isEqualTo("""
                        ticker,date,open,high,low,close,volume,dividends,stock_splits
                        GOOG,2024-01-02,10,12,9,11,100,,
                        """);
    }

    /** Texts of all that is nasty in CSV, in any order. */
    private static void fill(Storage storage) {
        List<String> parts =
                List.of("\"", "\n", "\r\n", ",", ";", "\t", " ", "\uD83D\uDE00", "\u05D0", "a", "''", "#", "\uFEFF");
        Random random = new Random(7);
        List<@Nullable String> texts = new ArrayList<>(Arrays.asList("", null, "NaN", "null", "-", "\"\""));
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            texts.add(text.toString());
        }
        BigDecimal most = new BigDecimal("9999999999.99999999");
        for (int i = 0; i < texts.size(); i++) {
            @Nullable String text = texts.get(i);
            String present = text == null ? "" : text;
            storage.metadata().save(new Metadata("T" + i, text, text, null, most.setScale(4, RoundingMode.DOWN), null));
            storage.signalHistory()
                    .add(SignalHistory.builder("T" + i, LocalDate.of(2024, 1, 2), "X" + present, most.negate())
                            .regime(text == null || text.isEmpty() ? null : text)
                            .reasons(text)
                            .build());
            storage.systemEvents().append(new SystemEvent("E" + present, present, text, "S"));
        }
        storage.portfolioPositions().save(new PortfolioPosition("T1", most));
        storage.portfolioPerformance()
                .add(new PortfolioPerformance(
                        LocalDate.of(1, 1, 1),
                        BigDecimal.ONE,
                        new BigDecimal("-0.00000001"),
                        BigDecimal.ZERO,
                        null,
                        null));
    }
}
