package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The values at which implementations go wrong: the ends of ranges, what stands beside them, and what looks alike. */
final class Edges {

    /** Tickers that differ in punctuation or length alone, and the longest one. */
    static final List<String> TICKERS = List.of(
            "AAPL",
            "A",
            "AA",
            "A-B",
            "A.B",
            "A_B",
            "A1",
            "1A",
            "A10",
            "A2",
            "BRK-B",
            "BRK.B",
            "BRK",
            "^GSPC",
            "EURUSD=X",
            "BTC/USD",
            "*A",
            "A*",
            "A!",
            "_A",
            "@ES#",
            "A$",
            "A&B",
            "A+",
            "Z",
            "AAAABBBBCCCCDDDDEEEEFFFFGGGG1234",
            "AAAABBBBCCCCDDDDEEEEFFFFGGGG1235");

    /** What is no ticker. */
    static final List<String> NO_TICKERS = List.of(
            "",
            " ",
            "A B",
            "\u00c9",
            "A\u0000",
            "A;",
            "A'",
            "A%",
            "^",
            "A\u00a0B",
            "AAAABBBBCCCCDDDDEEEEFFFFGGGG12345",
            "\uff21");

    /** Numbers of 18 digits that a double cannot hold, ties of rounding, the ends, and forms of one number. */
    static final List<BigDecimal> DECIMALS = decimals(
            "0",
            "0.00000000",
            "-0.00000001",
            "0.00000001",
            "1",
            "1.5",
            "1.50",
            "-1",
            "1E+2",
            "0.1",
            "0.3",
            "187.14999389",
            "9007199254.74099267",
            "1234567890.12345678",
            "9999999999.99999999",
            "-9999999999.99999999",
            "9999999999",
            "0.125",
            "0.00000005",
            "0.12345675",
            "0.12345665",
            "-0.5",
            "2.5",
            "99999999999999.9999",
            "-99999999999999.9999",
            "123456789012345E-1",
            "0.0001",
            "-0.00005",
            "4503599627370497.5E-6");

    static final List<Long> COUNTS =
            List.of(0L, 1L, 2_147_483_647L, 2_147_483_648L, 4_294_967_296L, 9_007_199_254_740_993L, Long.MAX_VALUE);

    static final List<BarInterval> INTERVALS = Stream.of(1, 59, 60, 61, 300, 3_600, 86_400, Integer.MAX_VALUE)
            .map(BarInterval::new)
            .toList();

    /** Ends, changes of calendars and clocks, and days of leap years. */
    static final List<LocalDate> DATES = Stream.of(
                    "0001-01-01",
                    "0001-01-02",
                    "0099-12-31",
                    "1582-10-04",
                    "1582-10-05",
                    "1582-10-14",
                    "1582-10-15",
                    "1899-12-31",
                    "1900-02-28",
                    "1969-12-31",
                    "1970-01-01",
                    "2000-02-29",
                    "2011-12-29",
                    "2011-12-30",
                    "2024-02-28",
                    "2024-02-29",
                    "2024-03-01",
                    "2024-03-10",
                    "2024-03-31",
                    "2024-11-03",
                    "2024-12-31",
                    "2038-01-19",
                    "2038-01-20",
                    "9999-12-30",
                    "9999-12-31")
            .map(LocalDate::parse)
            .toList();

    static final List<Instant> INSTANTS = Stream.of(
                    "0001-01-01T00:00:00Z",
                    "0001-01-01T00:00:00.000001Z",
                    "1582-10-10T12:00:00Z",
                    "1969-12-31T23:59:59.999999Z",
                    "1970-01-01T00:00:00Z",
                    "1970-01-01T00:00:00.000001Z",
                    "2011-12-30T10:00:00Z",
                    "2024-03-10T06:59:59.999999Z",
                    "2024-03-10T07:00:00Z",
                    "2024-03-10T07:30:00Z",
                    "2024-03-31T01:30:00Z",
                    "2024-10-27T00:30:00Z",
                    "2024-10-27T01:30:00Z",
                    "2024-11-03T05:30:00Z",
                    "2024-11-03T06:30:00Z",
                    "2024-01-02T14:30:00Z",
                    "2024-01-02T14:30:00.000001Z",
                    "2024-01-02T14:31:00Z",
                    "2038-01-19T03:14:07.999999Z",
                    "2038-01-19T03:14:08Z",
                    "9999-12-31T23:59:59.999999Z")
            .map(Instant::parse)
            .toList();

    /** Names that collations, cases and blanks make the same. */
    static final List<String> NAMES = List.of(
            "BUY",
            "buy",
            "Buy",
            "BUY ",
            " BUY",
            "BUYS",
            "SELL",
            "STRONG_BUY",
            "\u00e9",
            "e\u0301",
            "e",
            "\u00df",
            "SS",
            "\u0130",
            "I",
            "i",
            "\u0131",
            " ",
            "'",
            "%",
            "_",
            "\\",
            "\ud83d\ude00",
            "\uffff",
            "\ud800\udc00",
            "\u00c5",
            "A\u030a",
            "x".repeat(FieldRules.MAX_NAME_LENGTH),
            "\ud83d\ude00".repeat(FieldRules.MAX_NAME_LENGTH));

    /** Texts that SQL, separators of bulk loads, encodings and trimming spoil. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "  x  ",
            "\t",
            "\n",
            "\r\n",
            "a\r\nb\rc\n",
            "'",
            "''",
            "\"",
            "\\",
            "\\N",
            "\\.",
            "\\n",
            "\\\\",
            "\\'",
            "${x}",
            "#{x}",
            "?",
            ":x",
            "%s",
            "{0}",
            "x'; DROP TABLE daily_data; --",
            "null",
            "NULL",
            "N/A",
            "NaN",
            "true",
            "0",
            "1e5",
            "2024-01-02",
            "\u0001",
            "\u001a",
            "\u007f",
            "\u00a0",
            "\u200b",
            "\u202e\u0627\u0628",
            "\ufeffx",
            "\ufffd",
            "\uffff",
            "e\u0301",
            "\u00e9",
            "\ud83d\ude00",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83c\udff3\ufe0f",
            "\u4e2d\u6587",
            "\u0e01",
            "a,b;c|d\te",
            "<a href=\"x\">&amp;</a>",
            "x".repeat(255),
            "x".repeat(256));

    /** Longer than what columns and parameters of some databases hold. */
    static final List<String> LONG_TEXTS =
            List.of("\u00e9".repeat(4_001), "\ud83d\ude00".repeat(20_000), "y".repeat(65_536));

    private Edges() {}

    private static List<BigDecimal> decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }
}
