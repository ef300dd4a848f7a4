package dev.barkeep.storage.model;

import static dev.barkeep.storage.model.FieldRulesTest.absent;
import static dev.barkeep.storage.model.FieldRulesTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.error.InvalidDataException;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of {@link FieldRules} for tickers and words. */
class TextRulesTest {

    private static final String EMOJI = "\uD83D\uDE80";

    @Nested
    @DisplayName("A ticker")
    class Tickers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A",
                    "7",
                    "BRK-B",
                    "BRK.B",
                    "BRK/B",
                    "^GSPC",
                    "BAJAJ-AUTO.NS",
                    "EURUSD=X",
                    "BINANCE:BTC_USDT",
                    "M&M.NS",
                    "SPX+",
                    "ES#F",
                    "$SPX",
                    "@ES",
                    "ES!1",
                    "ABC*",
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
                })
        @DisplayName("is kept as exchanges write it")
        void kept(String ticker) {
            assertThat(FieldRules.ticker("ticker", ticker)).isEqualTo(ticker);
        }

        @ParameterizedTest
        @ValueSource(strings = {"aapl", "AaPl", " AAPL ", "\taapl\r\n", "\u3000AAPL\u2003"})
        @DisplayName("has one spelling: upper case, without white space around it")
        void oneSpelling(String given) {
            assertThat(FieldRules.ticker("ticker", given)).isEqualTo("AAPL");
        }

        @Test
        @DisplayName("has at most 32 characters, white space around it not counted")
        void length() {
            String longest = "a".repeat(32);
            assertThat(FieldRules.ticker("ticker", "  " + longest + "  ")).isEqualTo("A".repeat(32));
            assertThat(refused(() -> FieldRules.ticker("ticker", longest + "a")).value())
                    .isEqualTo("'" + longest + "a'");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    ".",
                    "^-=",
                    "AA PL",
                    "AAPL\u00A0",
                    "\u00A0AAPL",
                    "AA\u00A0PL",
                    "AAPL\u200B",
                    "\uFEFFAAPL",
                    "\uFF21\uFF21\uFF30\uFF2C",
                    "\uFF11",
                    "INT\u0131",
                    "\u0130NTC",
                    "\u00C5KER",
                    "stra\u00DFe",
                    "\u0391BC",
                    "AAPL\u0000",
                    "A\nB",
                    "A;B",
                    "A'B",
                    "A\"B",
                    "A%B",
                    "A\\B",
                    "A,B",
                    "A\uD83D\uDE80"
                })
        @DisplayName("with anything else is refused")
        void refusals(String given) {
            InvalidDataException refusal = refused(() -> FieldRules.ticker("ticker", given));
            assertThat(refusal.field()).isEqualTo("ticker");
            assertThat(refusal.rule()).startsWith("must be 1 to 32 letters, digits and ");
        }

        @Test
        @DisplayName("is the same under a Turkish, a Lithuanian and a Thai default locale")
        void locales() {
            Locale before = Locale.getDefault();
            try {
                for (String tag : new String[] {"tr-TR", "az-AZ", "lt-LT", "th-TH-u-nu-thai"}) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    assertThat(FieldRules.ticker("ticker", "intc-i1")).as(tag).isEqualTo("INTC-I1");
                }
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        @DisplayName("must be present")
        void present() {
            assertThat(refused(() -> FieldRules.ticker("ticker", absent())))
                    .hasMessage("ticker = null: must be present");
        }
    }

    @Nested
    @DisplayName("Words")
    class Words {

        @Test
        @DisplayName("of a name are 1 to 50 Unicode characters, an emoji counting once")
        void nameLength() {
            assertThat(FieldRules.name("regime", "x")).isEqualTo("x");
            assertThat(FieldRules.name("regime", "x".repeat(50))).hasSize(50);
            assertThat(FieldRules.name("regime", EMOJI.repeat(50))).hasSize(100);
            assertThat(refused(() -> FieldRules.name("regime", "")))
                    .hasMessage("regime = '': must have 1 to 50 characters");
            assertThat(refused(() -> FieldRules.name("regime", "x".repeat(51))).rule())
                    .isEqualTo("must have at most 50 characters");
            refused(() -> FieldRules.name("regime", EMOJI.repeat(51)));
            refused(() -> FieldRules.name("regime", absent()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"STRONG_BUY", "unknown so far", " padded ", "\u05E9\u05DC\u05D5\u05DD", "e\u0301"})
        @DisplayName("are kept as they are, case, blanks and accents included")
        void kept(String given) {
            assertThat(FieldRules.name("signal_type", given)).isEqualTo(given);
            assertThat(FieldRules.text("reasons", given)).isEqualTo(given);
        }

        @Test
        @DisplayName("of a text are up to 1,000,000 Unicode characters, none included")
        void textLength() {
            assertThat(FieldRules.text("reasons", "")).isEmpty();
            assertThat(FieldRules.text("reasons", EMOJI.repeat(1_000_000))).hasSize(2_000_000);
            assertThat(refused(() -> FieldRules.text("reasons", "x".repeat(1_000_001)))
                            .rule())
                    .isEqualTo("must have at most 1000000 characters");
            refused(() -> FieldRules.text("reasons", EMOJI.repeat(1_000_000) + "x"));
            refused(() -> FieldRules.text("reasons", absent()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u0000", "a\u0000", "a\u0000b"})
        @DisplayName("have no NUL")
        void nul(String given) {
            assertThat(refused(() -> FieldRules.text("reasons", given)).rule())
                    .isEqualTo("must not contain NUL (U+0000)");
            refused(() -> FieldRules.name("regime", given));
        }

        @Test
        @DisplayName("have no half of a surrogate pair, which UTF-8 cannot hold")
        void surrogates() {
            // Not a parameter: the halves would not survive the way to a report.
            for (String half : new String[] {"\uD83D", "\uDE80", "\uDE80\uD83D", "a\uD83Db", EMOJI + "\uDE80"}) {
                assertThat(refused(() -> FieldRules.text("reasons", half)).rule())
                        .isEqualTo("must not contain half of a surrogate pair");
                refused(() -> FieldRules.name("regime", half));
            }
        }
    }
}
