package dev.barkeep.storage.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.cli.load.Layout.Header;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.PortfolioPosition;
import java.io.ByteArrayInputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What vendors send. */
class LayoutsTest {

    static final List<TableFormat<?>> FORMATS = TableFormat.ALL;

    private static final LoadRules PLAIN = new LoadRules(null, null, null, Map.of(), EnumSet.noneOf(Choice.class));
    private static final LoadRules HOURS =
            new LoadRules(null, BarInterval.ONE_HOUR, ZoneOffset.UTC, Map.of(), EnumSet.of(Choice.ROUND_VOLUME));

    private static DailyData day(String ticker, String date, String... values) {
        return new DailyData(
                ticker,
                LocalDate.parse(date),
                new BigDecimal(values[0]),
                new BigDecimal(values[1]),
                new BigDecimal(values[2]),
                new BigDecimal(values[3]),
                Long.parseLong(values[4]));
    }

    private static IntradayData hour(String ticker, String moment, String... values) {
        return new IntradayData(
                ticker,
                BarInterval.ONE_HOUR,
                Instant.parse(moment),
                new BigDecimal(values[0]),
                new BigDecimal(values[1]),
                new BigDecimal(values[2]),
                new BigDecimal(values[3]),
                Long.parseLong(values[4]));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static <T> List<T> read(TableFormat<T> format, LoadRules rules, @Nullable String ticker, String text) {
        Source source = new Source("file.csv", null);
        List<T> records = new ArrayList<>();
        try (CsvFile file =
                CsvFile.open(source, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), bytes -> {})) {
            RawRow first = file.next().orElseThrow();
            Layout layout = Layout.of(source, first, format, rules.columns());
            RowReader<T> reader = new RowReader<>(format, layout, rules, ticker);
            if (layout.header() == Header.ABSENT) {
                records.add(reader.read(first));
            }
            for (Optional<RawRow> row = file.next(); row.isPresent(); row = file.next()) {
                records.add(reader.read(row.get()));
            }
        }
        return records;
    }

    @Test
    void timesOfClocksThatWentBack() {
        Source source = new Source("file.csv", null);
        String text = "ticker,shares,created_at,updated_at\nA,1,2024-01-02T00:00:00Z,2024-01-01T23:59:59.123456789Z\n";
        try (CsvFile file =
                CsvFile.open(source, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), bytes -> {})) {
            TableFormat<PortfolioPosition> format = TableFormat.PORTFOLIO_POSITIONS;
            Layout layout = Layout.of(source, file.next().orElseThrow(), format, Map.of());
            RowReader<PortfolioPosition> reader = new RowReader<>(format, layout, PLAIN, null);

            assertThat(reader.readStored(file.next().orElseThrow()).updatedAt())
                    .isEqualTo("2024-01-01T23:59:59.123456Z");
        }
    }

    @Test
    void yahoo() {
        assertThat(read(TableFormat.DAILY_DATA, PLAIN, "^GSPC", """
                                Date,Open,High,Low,Close,Adj Close,Volume
                                2000-01-03,1469.250000,1478.000000,1438.359985,1455.219971,1400.219971,931800000
                                """))
                .containsExactly(
                        day("^GSPC", "2000-01-03", "1469.25", "1478", "1438.359985", "1455.219971", "931800000"));
    }

    @Test
    void yahooWithDividends() {
        DailyData bar = read(
                        TableFormat.DAILY_DATA,
                        PLAIN,
                        "AAPL",
                        lines(
                                        "\uFEFFDate,Open,High,Low,Close,Volume,Dividends,Stock Splits",
                                        "2020-08-31 00:00:00-04:00,1,2,0.5,1.5,7,0.82,4.0")
                                .replace("\n", "\r\n"))
                .get(0);

        assertThat(bar.dividends()).isEqualByComparingTo("0.82");
        assertThat(bar.stockSplits()).isEqualByComparingTo("4");
        assertThat(bar.date()).isEqualTo("2020-08-31");
    }

    @Test
    void stooq() {
        assertThat(read(TableFormat.DAILY_DATA, PLAIN, "S", "Date,Open,High,Low,Close,Volume\n2024-01-02,1,3,1,2,9\n"))
                .containsExactly(day("S", "2024-01-02", "1", "3", "1", "2", "9"));
        String header = "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n";
        assertThat(read(TableFormat.DAILY_DATA, PLAIN, null, header + "AAPL.US,D,20240102,000000,1,3,1,2,9,0\n"))
                .containsExactly(day("AAPL.US", "2024-01-02", "1", "3", "1", "2", "9"));
        LoadRules utc = new LoadRules(null, null, ZoneOffset.UTC, Map.of(), EnumSet.noneOf(Choice.class));
        assertThat(read(TableFormat.INTRADAY_DATA, utc, null, header + "AAPL.US,60,20240102,153000,1,3,1,2,9,0\n"))
                .containsExactly(hour("AAPL.US", "2024-01-02T15:30:00Z", "1", "3", "1", "2", "9"));
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() ->
                        read(TableFormat.DAILY_DATA, PLAIN, null, header + "AAPL.US,5,20240102,153000,1,3,1,2,9,0\n"))
                .withMessageContaining("load intraday");
    }

    @Test
    void alphaVantage() {
        assertThat(read(TableFormat.DAILY_DATA, PLAIN, "IBM", """
                                timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
                                2024-01-03,1,3,1,2,2,9,0.5,1.0
                                2024-01-02,1,3,1,2,2,8,0,1.0
                                """))
                .extracting(DailyData::volume)
                .containsExactly(9L, 8L);
        assertThat(read(
                        TableFormat.DAILY_DATA,
                        PLAIN,
                        "IBM",
                        lines(",1. open,2. high,3. low,4. close,5. volume", "2024-01-02,1,3,1,2,9")))
                .containsExactly(day("IBM", "2024-01-02", "1", "3", "1", "2", "9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1704205800000,", "1704205800000000,"})
    void binance(String time) {
        String row = time + "42000.10,42100,41900,42050.5,12.5,1704209399999,525000,900,6.1,256000,0\n";
        IntradayData expected = hour("BTC", "2024-01-02T14:30:00Z", "42000.1", "42100", "41900", "42050.5", "12");

        assertThat(read(TableFormat.INTRADAY_DATA, HOURS, "BTC", row)).containsExactly(expected);
        assertThat(read(
                        TableFormat.INTRADAY_DATA,
                        HOURS,
                        "BTC",
                        "open_time,open,high,low,close,volume,close_time,"
                                + "quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n" + row))
                .containsExactly(expected);
    }

    @Test
    void cryptoDataDownload() {
        assertThat(read(
                        TableFormat.INTRADAY_DATA,
                        HOURS,
                        null,
                        "unix,date,symbol,open,high,low,close,Volume BTC,"
                                + "Volume USDT\n1704205800,2024-01-02 14:30:00,BTC/USDT,1,3,1,2,9,18\n"))
                .containsExactly(hour("BTC/USDT", "2024-01-02T14:30:00Z", "1", "3", "1", "2", "9"));
    }

    @Test
    void metaTrader() {
        IntradayData expected = hour("EURUSD", "2024-01-02T14:00:00Z", "1.1", "1.3", "1.1", "1.2", "9");

        assertThat(read(TableFormat.INTRADAY_DATA, HOURS, "EURUSD", "2024.01.02,14:00,1.1,1.3,1.1,1.2,9\n"))
                .containsExactly(expected);
        String five = lines(
                "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
                "2024.01.02\t14:00:00\t1.1\t1.3\t1.1\t1.2\t9\t0\t3");
        assertThat(read(TableFormat.INTRADAY_DATA, HOURS, "EURUSD", five))
                .extracting(IntradayData::volume)
                .containsExactly(0L);
        LoadRules ticks = new LoadRules(
                null,
                BarInterval.ONE_HOUR,
                ZoneOffset.UTC,
                Map.of("volume", "<TICKVOL>"),
                EnumSet.noneOf(Choice.class));
        assertThat(read(TableFormat.INTRADAY_DATA, ticks, "EURUSD", five)).containsExactly(expected);
    }

    @Test
    void dukascopyWithSemicolons() {
        LoadRules noZone = new LoadRules(null, BarInterval.ONE_HOUR, null, Map.of(), EnumSet.noneOf(Choice.class));
        assertThat(read(
                        TableFormat.INTRADAY_DATA,
                        noZone,
                        "E",
                        lines("Gmt time;Open;High;Low;Close;Volume", "02.01.2024 14:30:00.000;1;3;1;2;9")))
                .containsExactly(hour("E", "2024-01-02T14:30:00Z", "1", "3", "1", "2", "9"));
    }

    @Test
    void namesAMissingColumnAndThoseThatThereAre() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> read(TableFormat.DAILY_DATA, PLAIN, "S", "Date,Open,High,Low,Volume\n"))
                .withMessageContainingAll("file.csv", "no column for close", "Date, Open, High, Low, Volume");
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void knowsWhatMayBeAbsent(TableFormat<?> format) {
        for (RecordComponent component : format.table().type().getRecordComponents()) {
            boolean optional = Arrays.stream(component.getAnnotatedType().getAnnotations())
                    .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
            String column = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            assertThat(ColumnNames.OPTIONAL.contains(column)).as(column).isEqualTo(optional);
        }
    }

    @Test
    void roundsOnlyWhereAsked() {
        LoadRules rounding =
                new LoadRules(null, null, null, Map.of(), EnumSet.of(Choice.ROUND_PRICES, Choice.ROUND_VOLUME));
        String text = "date,open,high,low,close,volume\n2024-01-02,187.149993896,200.000000005,1e-999999999,2,2.5\n";
        assertThat(read(TableFormat.DAILY_DATA, rounding, "S", text))
                .containsExactly(day("S", "2024-01-02", "187.1499939", "200", "0", "2", "2"));
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> read(TableFormat.DAILY_DATA, PLAIN, "S", text))
                .withMessageContaining("--round-prices");
    }
}
