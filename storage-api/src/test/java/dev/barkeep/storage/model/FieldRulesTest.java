package dev.barkeep.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.barkeep.storage.error.InvalidDataException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {

    private static final Duration FAST = Duration.ofSeconds(5);

    static InvalidDataException refused(ThrowingCallable call) {
        InvalidDataException refusal = catchThrowableOfType(InvalidDataException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal).hasMessage(refusal.field() + " = " + refusal.value() + ": " + refusal.rule());
        return refusal;
    }

    /** What a caller without null checks would pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T absent() {
        return null;
    }

    @Nested
    @DisplayName("A decimal")
    class Decimals {

        @ParameterizedTest(name = "{0} -> {1}")
        @CsvSource({
            "1.5, 1.50000000",
            "1.50, 1.50000000",
            "1E+3, 1000.00000000",
            "-1E-8, -0.00000001",
            "9999999999.99999999, 9999999999.99999999",
            "-9999999999.99999999, -9999999999.99999999",
            "1E+9, 1000000000.00000000",
            "0, 0.00000000",
            "0E-50, 0.00000000",
            "0E+50, 0.00000000",
            "0E-2147483647, 0.00000000",
            "0E+2147483647, 0.00000000",
        })
        @DisplayName("has the scale of its type, whatever form it came in")
        void normalForm(String given, String kept) {
            assertThat(FieldRules.price("open", new BigDecimal(given))).isEqualTo(new BigDecimal(kept));
            assertThat(FieldRules.ratio("confidence", new BigDecimal(given))).isEqualTo(new BigDecimal(kept));
        }

        @Test
        @DisplayName("loses surplus zeros behind its scale, as nothing is lost with them")
        void surplusZeros() {
            assertThat(FieldRules.price("open", new BigDecimal("1.1000000000")))
                    .isEqualTo(new BigDecimal("1.10000000"));
            assertThat(FieldRules.price("open", new BigDecimal("1." + "0".repeat(5000))))
                    .isEqualTo(new BigDecimal("1.00000000"));
            assertThat(FieldRules.money("market_cap", new BigDecimal("1.10000")))
                    .isEqualTo(new BigDecimal("1.1000"));
        }

        @ParameterizedTest
        @CsvSource({
            "10000000000, must have at most 10 digits before the point",
            "1E+10, must have at most 10 digits before the point",
            "-10000000000, must have at most 10 digits before the point",
            "99999999999.5, must have at most 10 digits before the point",
            "12345678901.00000000, must have at most 10 digits before the point",
            "1.123456789, must have at most 8 decimals",
            "0.000000001, must have at most 8 decimals",
            "-0.000000001, must have at most 8 decimals",
            "9999999999.999999991, must have at most 8 decimals",
            "1E-9, must have at most 8 decimals",
        })
        @DisplayName("of a price or ratio has at most 10 digits before the point and 8 decimals")
        void priceRefused(String given, String rule) {
            InvalidDataException refusal = refused(() -> FieldRules.price("open", new BigDecimal(given)));
            assertThat(refusal.field()).isEqualTo("open");
            assertThat(refusal.value()).isEqualTo(new BigDecimal(given).toString());
            assertThat(refusal.rule()).isEqualTo(rule);
            refused(() -> FieldRules.ratio("confidence", new BigDecimal(given)));
        }

        @ParameterizedTest
        @CsvSource({
            "99999999999999.9999, 99999999999999.9999",
            "-99999999999999.9999, -99999999999999.9999",
            "0.0001, 0.0001",
            "3E+12, 3000000000000.0000",
        })
        @DisplayName("of money has 4 decimals and 14 digits before the point")
        void money(String given, String kept) {
            assertThat(FieldRules.money("market_cap", new BigDecimal(given))).isEqualTo(new BigDecimal(kept));
        }

        @ParameterizedTest
        @ValueSource(strings = {"100000000000000", "-100000000000000", "0.00001", "99999999999999.99999"})
        @DisplayName("of money is refused just beyond")
        void moneyRefused(String given) {
            refused(() -> FieldRules.money("market_cap", new BigDecimal(given)));
        }

        @Test
        @DisplayName("of a quantity is 0 or more")
        void quantity() {
            assertThat(FieldRules.quantity("shares", BigDecimal.ZERO)).isEqualTo(new BigDecimal("0.00000000"));
            assertThat(FieldRules.quantity("shares", new BigDecimal("0.00000001")))
                    .isEqualTo(new BigDecimal("0.00000001"));
            InvalidDataException refusal = refused(() -> FieldRules.quantity("shares", new BigDecimal("-0.00000001")));
            assertThat(refusal.rule()).isEqualTo("must be 0 or more");
            refused(() -> FieldRules.quantity("shares", new BigDecimal("10000000000")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1E+999999999",
                    "-1E+2147483647",
                    "123E+100000000",
                    "1E-999999999",
                    "-1E-2147483647",
                    "123E-100000000",
                    "1E-30000000"
                })
        @DisplayName("with a huge or a tiny exponent is refused without being written out or divided down")
        void farExponent(String given) {
            assertTimeoutPreemptively(FAST, () -> refused(() -> FieldRules.price("open", new BigDecimal(given))));
            assertTimeoutPreemptively(FAST, () -> refused(() -> FieldRules.money("market_cap", new BigDecimal(given))));
        }

        @Test
        @DisplayName("must be present")
        void present() {
            assertThat(refused(() -> FieldRules.price("open", absent()))).hasMessage("open = null: must be present");
            assertThat(refused(() -> FieldRules.quantity("shares", absent())))
                    .hasMessage("shares = null: must be present");
            assertThat(refused(() -> FieldRules.money("market_cap", absent())))
                    .hasMessage("market_cap = null: must be present");
        }
    }

    @Nested
    @DisplayName("A whole number")
    class WholeNumbers {

        @Test
        @DisplayName("of a count has 64 bits and is 0 or more")
        void count() {
            assertThat(FieldRules.count("volume", 0)).isZero();
            assertThat(FieldRules.count("volume", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
            assertThat(refused(() -> FieldRules.count("volume", -1))).hasMessage("volume = -1: must be 0 or more");
            refused(() -> FieldRules.count("volume", Long.MIN_VALUE));
        }

        @Test
        @DisplayName("of a limit is 0 or more")
        void limit() {
            assertThat(FieldRules.limit("limit", 0)).isZero();
            assertThat(FieldRules.limit("limit", Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
            assertThat(refused(() -> FieldRules.limit("limit", -1))).hasMessage("limit = -1: must be 0 or more");
        }
    }

    @Nested
    @DisplayName("A time")
    class Times {

        @ParameterizedTest
        @CsvSource({
            "2024-01-02T10:00:00.123456999Z, 2024-01-02T10:00:00.123456Z",
            "2024-01-02T10:00:00.123456Z, 2024-01-02T10:00:00.123456Z",
            // Before 1970 a division of the negative number would cut upwards.
            "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
            "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00.000000999Z, 0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999Z",
        })
        @DisplayName("is cut to microseconds")
        void cut(Instant given, Instant kept) {
            assertThat(FieldRules.instant("datetime", given)).isEqualTo(kept);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0000-12-31T23:59:59.999999999Z",
                    "+10000-01-01T00:00:00Z",
                    "-1000000000-01-01T00:00:00Z",
                    "+1000000000-12-31T23:59:59.999999999Z"
                })
        @DisplayName("lies in the years 1 to 9999 of UTC")
        void bounds(Instant outside) {
            InvalidDataException refusal = refused(() -> FieldRules.instant("datetime", outside));
            assertThat(refusal.field()).isEqualTo("datetime");
            assertThat(refusal.value()).isEqualTo(outside.toString());
        }

        @Test
        @DisplayName("must be present")
        void present() {
            assertThat(refused(() -> FieldRules.instant("datetime", absent())))
                    .hasMessage("datetime = null: must be present");
        }

        @Test
        @DisplayName("of a date lies from 0001-01-01 to 9999-12-31")
        void dates() {
            assertThat(FieldRules.date("date", FieldRules.MIN_DATE)).isEqualTo("0001-01-01");
            assertThat(FieldRules.date("date", FieldRules.MAX_DATE)).isEqualTo("9999-12-31");
            assertThat(refused(() -> FieldRules.date("date", FieldRules.MIN_DATE.minusDays(1))))
                    .hasMessage("date = 0000-12-31: must be from 0001-01-01 to 9999-12-31");
            refused(() -> FieldRules.date("date", FieldRules.MAX_DATE.plusDays(1)));
            refused(() -> FieldRules.date("date", LocalDate.MIN));
            refused(() -> FieldRules.date("date", LocalDate.MAX));
            refused(() -> FieldRules.date("date", absent()));
        }
    }

    @Nested
    @DisplayName("A refusal")
    class Refusals {

        @Test
        @DisplayName("reads field = value: rule")
        void form() {
            InvalidDataException refusal = refused(() -> FieldRules.price("open", new BigDecimal("1.123456789")));
            assertThat(refusal).hasMessage("open = 1.123456789: must have at most 8 decimals");
            assertThat(refusal.isRetryable()).isFalse();
        }

        @Test
        @DisplayName("escapes control characters, so that a value cannot forge a log line")
        void controlCharacters() {
            InvalidDataException refusal = refused(() -> FieldRules.ticker("ticker", "A\r\nERROR\u001B[31m\u0085"));
            assertThat(refusal.value()).isEqualTo("'A\\u000d\\u000aERROR\\u001b[31m\\u0085'");
        }

        @Test
        @DisplayName("shows 80 characters of a long value and says how long it is")
        void longValues() {
            assertThat(refused(() -> FieldRules.ticker("ticker", "x".repeat(80)))
                            .value())
                    .isEqualTo("'" + "x".repeat(80) + "'");
            assertThat(refused(() -> FieldRules.ticker("ticker", "x".repeat(81)))
                            .value())
                    .isEqualTo("'" + "x".repeat(80) + "'... (81 characters)");
            assertThat(refused(() -> FieldRules.text("reasons", "x".repeat(1_000_001)))
                            .getMessage())
                    .hasSizeLessThan(200);
        }
    }

    @Test
    @DisplayName("An optional value is absent or follows the rule")
    void optional() {
        BigDecimal none = FieldRules.<BigDecimal>optional("dividends", null, FieldRules::price);
        assertThat(none).isNull();
        assertThat(FieldRules.optional("dividends", BigDecimal.ONE, FieldRules::price))
                .isEqualTo(new BigDecimal("1.00000000"));
        assertThat(refused(() -> FieldRules.optional("dividends", new BigDecimal("1E-9"), FieldRules::price))
                        .field())
                .isEqualTo("dividends");
    }
}
