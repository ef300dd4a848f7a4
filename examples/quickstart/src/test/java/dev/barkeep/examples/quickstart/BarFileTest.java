package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarFileTest {

    private static final String DAILY = "date,open,high,low,close,volume\n";
    private static final String INTRADAY = ",Open,High,Low,Close,Volume\n";

    @Test
    void readsDailyBars() {
        MarketData data = read(DAILY + "2013-01-02,553.82,555.00,541.63,549.03,20018500\n");

        assertThat(data.series()).isEqualTo(Series.daily("GOOG"));
        assertThat(data.notes()).isEmpty();
        assertThat(data)
                .asInstanceOf(type(MarketData.Daily.class))
                .extracting(daily -> daily.rows().get(0))
                .isEqualTo(new DailyData(
                        "GOOG",
                        LocalDate.of(2013, 1, 2),
                        new BigDecimal("553.82"),
                        new BigDecimal("555"),
                        new BigDecimal("541.63"),
                        new BigDecimal("549.03"),
                        20_018_500));
    }

    @Test
    void columnsMayComeInAnyOrderAndCaseAndUnknownOnesAreNamed() {
        MarketData data =
                read("\uFEFFVolume,Adj Close,CLOSE,Low,high,Open,\"Date\"\r\n7,9,1.5,1,2,1.25,2024-01-31\r\n");

        assertThat(data.notes()).containsExactly("not stored: adj close");
        assertThat(((MarketData.Daily) data).rows().get(0).close()).isEqualByComparingTo("1.5");
    }

    @Test
    void readsIntradayBarsAndFindsTheirLengthBesideGaps() {
        MarketData data = read(INTRADAY
                + "2017-04-21 20:00:00,1.1,1.2,1.0,1.15,10\n"
                + "2017-04-24 00:00:00,1.1,1.2,1.0,1.15,10\n"
                + "2017-04-24 01:00:00,1.1,1.2,1.0,1.15,10\n");

        assertThat(data.series()).isEqualTo(new Series("GOOG", BarInterval.ONE_HOUR));
        assertThat(data.notes()).contains("times without a zone are taken as UTC");
        assertThat(((MarketData.Intraday) data).rows())
                .extracting(IntradayData::datetime)
                .startsWith(Instant.parse("2017-04-21T20:00:00Z"));
    }

    @Test
    void timesWithAnOffsetAreTakenAtTheirWord() {
        MarketData data =
                read(INTRADAY + "2024-01-02T09:30:00-05:00,1,1,1,1,1\n" + "2024-01-02T09:31:00-05:00,1,1,1,1,1\n");

        assertThat(data.notes()).doesNotContain("times without a zone are taken as UTC");
        assertThat(((MarketData.Intraday) data).rows().get(0).datetime())
                .isEqualTo(Instant.parse("2024-01-02T14:30:00Z"));
    }

    @Test
    void aFileWithoutRowsHasNoBars() {
        assertThat(read(DAILY).bars()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    2013-01-03,NaN,2,1,1,5         | open = 'NaN': must be a decimal number
                    2013-01-03,1,Infinity,1,1,5    | high = 'Infinity': must be a decimal number
                    2013-01-03,1,2,abc,1,5         | low = 'abc': must be a decimal number
                    2013-01-03,1,2,1,,5            | close = '': must be a decimal number
                    2013-01-03,1.123456789,2,1,1,5 | open = 1.123456789: must have at most 8 decimals
                    2013-01-03,1e99,2,1,1,5        | open = 1E+99: must have at most 10 digits before the point
                    2013-01-03,1,2,1,1,0.5         | volume = '0.5': must be a whole number, 0 or more, of 64 bits
                    2013-01-03,1,2,1,1,-5          | volume = '-5': must be a whole number, 0 or more, of 64 bits
                    2013-01-03,1,2,1,1,1e999999999 | volume = '1e999999999': must be a whole number, 0 or more, of 64 bits
                    2013-02-30,1,2,1,1,5           | date = '2013-02-30': must be a date like 2024-01-31, with or without a time
                    2013-01-03 10:00:00,1,2,1,1,5  | time = '2013-01-03 10:00:00': must be a date as in the rows above
                    2013-01-03,1,2,1,1             | has 5 fields, the header has 6
                    """)
    void aBadValueIsNamedWithFileAndLine(String row, String problem) {
        assertThatThrownBy(() -> read(DAILY + "2013-01-02,1,2,1,1,5\n\n" + row + "\n"))
                .isInstanceOf(RefusedFileException.class)
                .hasMessage("goog.csv line 4: " + problem);
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> read("date,open,high,low,volume\n2013-01-02,1,1,1,1\n"))
                .hasMessage("goog.csv line 1: header = 'date,open,high,low,volume': must have a column 'close'");
    }

    @Test
    void whatIsNoTextAtAllIsShownEscaped() {
        assertThatThrownBy(() -> read("\u001b[2J\u0007"))
                .hasMessage("goog.csv line 1: header = '\\u001b[2j\\u0007': must have a column 'date'");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessage("goog.csv: is empty");
    }

    @Test
    void oneMomentDoesNotTellItsLength() {
        assertThatThrownBy(() -> read(INTRADAY + "2017-04-21 20:00:00,1,1,1,1,1\n"))
                .hasMessage("goog.csv: one moment does not tell how long its bar is");
    }

    private static MarketData read(String content) {
        return BarFile.read("goog.csv", "GOOG", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
