package dev.barkeep.storage.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.cli.Tool;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LoadCommandTest {

    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String GOOD = HEADER + "2024-01-02,10,12,9,11,100\n2024-01-03,11,12,9,10,200\n";

    @TempDir
    private Path folder;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = here("one.db");
    }

    private Storage open(String file) {
        return Storages.open(
                StorageConfig.builder().url("sqlite:///" + folder.resolve(file)).build());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The same in this JVM. */
    private Tool here(String database) {
        return Tool.in(folder).with("DATABASE_URL", "sqlite:///" + folder.resolve(database));
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
    void aDayThatIsANumberIsThatOfItsZone() throws Exception {
        file("epoch.csv", HEADER + "1704121200,1,1,1,1,1\n");

        tool.here("load", "daily", path("epoch.csv"), "--zone", "Asia/Tokyo").done();

        try (Storage storage = open("one.db")) {
            assertThat(storage.dailyData().findLatestOfEach())
                    .extracting(DailyData::date)
                    .containsExactly(LocalDate.of(2024, 1, 2));
        }
    }

    @Test
    void endsWithFourIfNothingWasWorthTaking() throws Exception {
        file("nan.csv", HEADER + "2024-01-02,NaN,1,1,1,1\n");

        assertThat(tool.here("load", "daily", path("nan.csv"), "--on-error", "skip")
                        .ended(4)
                        .out())
                .contains("0 written", "1 refused");
    }

    @Test
    void loadsFilesOfAnyPackingAndSaysWhatItDid() throws Exception {
        file("goog-daily.csv", GOOD);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("ibm.data")))) {
            packed.write((HEADER + "2024-01-02,10,11,9,12,100\n").getBytes(StandardCharsets.UTF_8));
        }

        Tool.Run run = tool.here("load", "daily", path("goog-daily.csv"), path("ibm.data"))
                .done();
        assertThat(run.out())
                .startsWith("daily_data: 3 written, 0 unchanged, 0 refused, 1 doubtful, 0 rounded; ")
                .hasLineCount(1);
        assertThat(run.err()).contains("goog-daily.csv: ticker GOOG", "ibm.data: ticker IBM");
        assertThat(tool.here("load", "daily", path("goog-daily.csv"), "--format", "json")
                        .done()
                        .out())
                .contains("\"unchanged\" : 2");
    }

    @Test
    void storesNothingOfAnyFileIfARowIsRefused() throws Exception {
        file("a.csv", GOOD);
        file("b.csv", GOOD + "2024-01-04,abc,12,9,11,100\n");

        Tool.Run run = tool.here("load", "daily", path("a.csv"), path("b.csv")).ended(4);

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

        assertThat(tool.here("load", "daily", path("cut.gz")).ended(4).err()).contains("cut.gz", "cannot be read");
        assertThat(folder.resolve("one.db")).doesNotExist();
    }

    @Test
    void exportRefusesFiltersThatATableLacks() throws Exception {
        tool.here("export", "events", "--ticker", "A").refused(2, "--ticker", "events");
        tool.here("export", "positions", "--from", "2024-01-01").refused(2, "--from and --to", "positions");
        tool.here("export", "daily", "--interval", "60").refused(2, "--interval", "daily");
        tool.here("export", "daily", "--from", "yesterday").refused(2, "'yesterday' is no moment");
        tool.here("export").refused(2, "name a table, or --all");
        tool.here("export", "daily").refused(3, "there is no database");
    }

    @Test
    void leavesOutAndListsRefusedRowsIfAskedTo() throws Exception {
        StringBuilder text = new StringBuilder(GOOD);
        for (int i = 0; i < 25; i++) {
            text.append("2024-02-01,NaN,12,9,11,100\n");
        }
        file("a.csv", text + "2024-02-02,1,2\n2024-02-03,10,11,9,12,1\n2024-02-04,10,12,9,11,1.5\n");

        Tool.Run run = tool.here(
                        "load", "daily", path("a.csv"), "--on-error", "skip", "--rejects", path("bad.txt"), "--strict")
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

        tool.here("load", "daily", path("empty.csv")).refused(4, "empty.csv is empty");
        tool.here("load", "daily", path("missing.csv")).refused(4, "missing.csv: there is no column for close");
        tool.here("load", "daily", path("utf16.csv")).refused(4, "UTF-16");
        tool.here("load", "daily", path("latin.csv")).refused(4, "latin.csv", "not text in UTF-8");
        tool.here("load", "daily", path("zeros.csv")).refused(4, "zeros.csv is no CSV");
        tool.here("load", "daily", path("none.csv")).refused(2, "none.csv: it does not exist");
        tool.here("load", "daily", ".").refused(2, "is a folder");
        assertThat(folder.resolve("one.db")).doesNotExist();
        assertThat(tool.here("load", "daily", path("open.csv")).ended(4).err())
                .contains("open.csv:2: the row is longer");
        assertThat(tool.here("load", "daily", path("header.csv")).done().out()).contains("daily_data: 0 written");
    }

    @Test
    void asksForWhatTheFileDoesNotSay() throws Exception {
        file("e.csv", "time,open,high,low,close,volume\n2024-01-02 10:00,1,1,1,1,1\n2024-01-02 11:00,1,1,1,1,1\n");

        tool.here("load", "intraday", path("e.csv"), "--zone", "UTC").refused(2, "--interval does");
        assertThat(tool.here("load", "intraday", path("e.csv"), "--interval", "1h")
                        .ended(2)
                        .err())
                .contains("e.csv:2", "--zone says");
        tool.here("load", "intraday", path("e.csv"), "--interval", "1h", "--zone", "Mars")
                .refused(2, "no zone 'Mars'");
        assertThat(tool.here("load", "daily", path("e.csv")).ended(4).err())
                .contains("e.csv:3", "second bar of its day");
        tool.here("load", "intraday", path("e.csv"), "--interval", "1h", "--zone", "UTC")
                .done();
        tool.here("load", "daily", "-").refused(4, "standard input is empty");
    }

    @Test
    void whatIsExportedLoadsIdentically() throws Exception {
        file("goog.csv", GOOD);
        tool.here("load", "daily", path("goog.csv")).done();
        tool.here("load", "intraday", path("goog.csv"), "--interval", "1d", "--zone", "UTC")
                .done();
        try (Storage storage = open("one.db")) {
            fill(storage);
        }

        tool.here("export", "--all", "--out", path("all")).done();
        Tool other = here("two.db");
        for (String table : List.of("daily", "intraday", "metadata", "signals", "performance", "positions", "events")) {
            other.here("load", table, path("all/" + table + ".csv")).done();
        }

        try (Storage one = open("one.db");
                Storage two = open("two.db")) {
            for (StoredTable<?> table : StoredTable.ALL) {
                assertThat(rows(one, table)).as(table.name()).isNotEmpty();
                assertThat(rows(two, table)).as(table.name()).isEqualTo(List.copyOf(rows(one, table)));
            }
        }
        tool.here("export", "--all", "--out", path("all")).refused(2, "exists already");
        tool.here("export", "daily", "--out", path("d.csv.gz"), "--ticker", "goog", "--from", "2024-01-03")
                .done();
        assertThat(other.here("load", "daily", path("d.csv.gz"), "--new-times")
                        .done()
                        .out())
                .contains("0 written, 1 unchanged");
        assertThat(tool.run("export", "daily", "--plain", "--to", "2024-01-03")
                        .done()
                        .out())
                .isEqualTo("""
                        ticker,date,open,high,low,close,volume,dividends,stock_splits
                        GOOG,2024-01-02,10,12,9,11,100,,
                        """);
    }

    @Test
    void keepsNoListOfRefusedRowsIfNothingIsStored() throws Exception {
        days();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path("one.db"));
                Statement statement = connection.createStatement()) {
            // What is found wrong at the commit only.
            statement.executeUpdate("CREATE TABLE late (id INTEGER PRIMARY KEY,"
                    + " other INTEGER REFERENCES late (id) DEFERRABLE INITIALLY DEFERRED)");
            statement.executeUpdate(
                    "CREATE TRIGGER late_row AFTER INSERT ON daily_data BEGIN INSERT INTO late (other) VALUES (-1); END");
        }
        file("a.csv", GOOD + "2024-01-04,abc,12,9,11,100\n");

        Tool.Run run = tool.here("load", "daily", path("a.csv"), "--on-error", "skip", "--rejects", path("bad.txt"));

        assertThat(run.exitCode()).as(run.err()).isNotZero();
        assertThat(run.err()).contains("FOREIGN KEY");
        assertThat(days()).isZero();
        assertThat(folder.resolve("bad.txt")).doesNotExist();
        assertThat(folder.resolve("bad.txt.part")).doesNotExist();
    }

    @Test
    void saysThatRowsAreStoredIfOnlyTheirListCannotBeKept() throws Exception {
        byte[] text = (GOOD + "2024-01-04,abc,12,9,11,100\n").getBytes(StandardCharsets.UTF_8);
        Path list = folder.resolve("bad.txt");
        InputStream in = new FilterInputStream(new ByteArrayInputStream(text)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                // A folder in the place of the list, made after the list was begun.
                Files.createDirectories(list.resolve("in-the-way"));
                return super.read(buffer, offset, length);
            }
        };

        Tool.Run run = tool.here(
                in, "load", "daily", "-", "--ticker", "A", "--on-error", "skip", "--rejects", list.toString());

        assertThat(run.ended(4).out()).contains("2 written, 0 unchanged, 1 refused");
        assertThat(run.err()).contains("the rows are stored, but the list is not", "bad.txt exists already");
        assertThat(days()).isEqualTo(2);
    }

    @Test
    void rowsOfLongTextsGoInSmallBatches() {
        String text = "x".repeat(900_000);
        List<Integer> batches = new ArrayList<>();
        Stream<Metadata> rows = Stream.iterate(1, i -> i + 1)
                .limit(7)
                .map(i -> new Metadata("T" + i, i > 4 ? null : text, i > 4 ? null : text, null, null, null));

        SaveResult result = Saver.inBatches(TableFormat.METADATA, rows, batch -> {
            batches.add(batch.size());
            return new SaveResult(batch.size(), 0);
        });

        assertThat(batches).containsExactly(2, 2, 3);
        assertThat(result.written()).isEqualTo(7);
    }

    @Test
    void longTextsNeedLittleMemory() throws Exception {
        String texts = ("," + "x".repeat(900_000)).repeat(3);
        Path file = folder.resolve("companies.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write("ticker,company_name,sector,industry\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                packed.write(("T" + i + texts + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        Tool.Run run = tool.start(List.of("-Xmx160m"), "load", "metadata", file.toString())
                .end()
                .done();

        assertThat(run.out()).contains("100 written");
    }

    private static SignalHistory signal(String ticker) {
        return SignalHistory.builder(ticker, LocalDate.of(2024, 1, 2), "BUY", BigDecimal.ONE)
                .build();
    }

    /** The signals of a database. */
    private List<Stored<SignalHistory>> signals(String database) {
        try (Storage storage = open(database)) {
            return rows(storage, StoredTable.SIGNAL_HISTORY);
        }
    }

    private void addSignals(String database, String... tickers) {
        try (Storage storage = open(database)) {
            storage.signalHistory()
                    .addAll(Arrays.stream(tickers).map(LoadCommandTest::signal).toList());
        }
    }

    @Test
    void numberedRowsOfAnotherDatabaseReplaceNone() throws Exception {
        addSignals("one.db", "A", "B");
        addSignals("two.db", "X", "Y", "Z");
        List<Stored<SignalHistory>> before = signals("two.db");
        String file = path("signals.csv");
        here("one.db").here("export", "signals", "--out", file).done();
        Tool two = here("two.db");

        two.here("load", "signals", file)
                .refused(4, "signals.csv:2: id = 1", "signal_history", "--new-times", "nothing is stored");
        assertThat(signals("two.db")).isEqualTo(before);
        Tool.Run skipped =
                two.here("load", "signals", file, "--on-error", "skip").ended(4);
        assertThat(skipped.out()).contains("0 written, 0 unchanged, 2 refused");
        assertThat(signals("two.db")).isEqualTo(before);
        two.here("load", "signals", file, "--new-times").done();
        assertThat(signals("two.db")).extracting(row -> row.value().ticker()).containsExactly("X", "Y", "Z", "A", "B");
    }

    @Test
    void numberedRowsThatAreThereAreUnchanged() throws Exception {
        addSignals("one.db", "A", "B", "C");
        Tool one = here("one.db");
        String first = path("first.csv");
        one.here("export", "signals", "--out", first).done();
        List<Stored<SignalHistory>> before = signals("one.db");
        List<String> lines = Files.readAllLines(Path.of(first));
        // Stored to the microsecond, whatever the file says.
        file(
                "new.csv",
                lines.get(0) + "\n" + lines.get(3).replaceFirst("^3,", "9,").replace("Z", "999Z") + "\n");

        assertThat(one.here("load", "signals", first, path("new.csv")).done().out())
                .contains("1 written, 3 unchanged, 0 refused");
        assertThat(one.here("load", "signals", path("new.csv")).done().out())
                .contains("0 written, 1 unchanged, 0 refused");
        assertThat(signals("one.db")).containsAll(before).hasSize(4);
        assertThat(here("two.db").here("load", "signals", first).done().out()).contains("3 written, 0 unchanged");
        assertThat(signals("two.db")).isEqualTo(before);
    }

    @Test
    void numberedRowsComeInTheOrderOfTheirIds() throws Exception {
        addSignals("one.db", "A", "B", "C");
        String file = path("signals.csv");
        here("one.db").here("export", "signals", "--out", file).done();
        List<String> lines = Files.readAllLines(Path.of(file));
        file("back.csv", String.join("\n", lines.get(0), lines.get(1), lines.get(3), lines.get(2)));
        file("twice.csv", String.join("\n", lines.get(0), lines.get(1), lines.get(1)));
        Tool two = here("two.db");

        two.here("load", "signals", path("back.csv"), "--on-error", "skip")
                .refused(4, "back.csv:4: id 2 comes after id 3", "--new-times");
        two.here("load", "signals", path("twice.csv")).refused(4, "twice.csv:3: id = 1", "twice");
        two.here("load", "signals", file, path("twice.csv")).refused(4, "twice.csv:2: id 1 comes after id 3");
        assertThat(signals("two.db")).isEmpty();
        assertThat(two.here("load", "signals", path("back.csv"), "--new-times")
                        .done()
                        .out())
                .contains("3 written");
    }

    @Test
    void tellsTheHourThatComesTwiceApartInEachSeries() throws Exception {
        StringBuilder text = new StringBuilder("ticker,datetime,open,high,low,close,volume\n");
        for (String time : List.of("00:30", "01:00", "01:30", "01:00", "01:30", "02:00")) {
            for (String ticker : List.of("BTC", "ETH")) {
                text.append(ticker + ",2024-11-03 " + time + ",1,1,1,1,1\n");
            }
        }
        file("mixed.csv", text.toString());
        file("third.csv", text.toString().replace(" 02:00", " 01:30"));
        file("days.csv", """
                ticker,date,open,high,low,close,volume
                A,2024-01-02 10:00,1,1,1,1,1
                B,2024-01-02 10:00,1,1,1,1,1
                A,2024-01-02 11:00,1,1,1,1,1
                """);
        Tool one = here("one.db");

        one.here("load", "intraday", path("mixed.csv"), "--zone", "America/New_York", "--interval", "30m")
                .done();
        try (Storage storage = open("one.db")) {
            assertThat(rows(storage, StoredTable.INTRADAY_DATA))
                    .extracting(row -> row.value().ticker() + " " + row.value().datetime())
                    .containsExactlyElementsOf(Stream.of("BTC", "ETH")
                            .flatMap(ticker -> Stream.of("04:30", "05:00", "05:30", "06:00", "06:30", "07:00")
                                    .map(time -> ticker + " 2024-11-03T" + time + ":00Z"))
                            .toList());
        }
        Tool two = here("two.db");
        two.here("load", "intraday", path("third.csv"), "--zone", "America/New_York", "--interval", "30m")
                .done();
        try (Storage storage = open("two.db")) {
            assertThat(rows(storage, StoredTable.INTRADAY_DATA)).hasSize(10);
        }
        one.here("load", "daily", path("days.csv")).refused(4, "days.csv:4", "second bar of its day");
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
