package dev.barkeep.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.error.InvalidDataException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of each record follows the rule that the contract gives it, and names itself as its column. */
class RecordsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final BigDecimal ONE = new BigDecimal("1.00000000");

    /** The contract's types, each with a value it keeps and those just beyond what it allows. */
    @SuppressWarnings("ImmutableEnumChecker") // All of the values are immutable, which Object cannot say.
    private enum Type {
        TICKER("aapl", "AAPL", "", "A".repeat(33), "A\u00A0"),
        DATE(DAY, DAY, LocalDate.of(10_000, 1, 1), LocalDate.of(0, 12, 31)),
        INSTANT(
                Instant.parse("2024-01-02T10:00:00.123456789Z"),
                Instant.parse("2024-01-02T10:00:00.123456Z"),
                Instant.MAX),
        INTERVAL(BarInterval.ONE_MINUTE, BarInterval.ONE_MINUTE),
        PRICE(
                new BigDecimal("-9999999999.99999999"),
                new BigDecimal("-9999999999.99999999"),
                new BigDecimal("1E+10"),
                new BigDecimal("1E-9")),
        RATIO(new BigDecimal("-1.5"), new BigDecimal("-1.50000000"), new BigDecimal("1E+10"), new BigDecimal("1E-9")),
        MONEY(
                new BigDecimal("99999999999999.9999"),
                new BigDecimal("99999999999999.9999"),
                new BigDecimal("1E+14"),
                new BigDecimal("1E-5")),
        QUANTITY(new BigDecimal("5"), new BigDecimal("5.00000000"), new BigDecimal("-1E-8"), new BigDecimal("1E-9")),
        COUNT(Long.MAX_VALUE, Long.MAX_VALUE, -1L),
        NAME("strong buy", "strong buy", "", "x".repeat(51), "a\u0000"),
        TEXT("x".repeat(51), "x".repeat(51), "x".repeat(1_000_001), "a\u0000");

        private final Object given;
        private final Object kept;
        private final List<Object> refused;

        Type(Object given, Object kept, Object... refused) {
            this.given = given;
            this.kept = kept;
            this.refused = List.of(refused);
        }
    }

    private record Column(String name, Type type, boolean optional) {}

    private static Column column(String name, Type type) {
        return new Column(name, type, false);
    }

    private static Column optional(String name, Type type) {
        return new Column(name, type, true);
    }

    /** The table of the contract, column by column. */
    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(
                        DailyData.class,
                        List.of(
                                column("ticker", Type.TICKER),
                                column("date", Type.DATE),
                                column("open", Type.PRICE),
                                column("high", Type.PRICE),
                                column("low", Type.PRICE),
                                column("close", Type.PRICE),
                                column("volume", Type.COUNT),
                                optional("dividends", Type.PRICE),
                                optional("stock_splits", Type.RATIO))),
                Arguments.of(
                        IntradayData.class,
                        List.of(
                                column("ticker", Type.TICKER),
                                column("bar_interval", Type.INTERVAL),
                                column("datetime", Type.INSTANT),
                                column("open", Type.PRICE),
                                column("high", Type.PRICE),
                                column("low", Type.PRICE),
                                column("close", Type.PRICE),
                                column("volume", Type.COUNT))),
                Arguments.of(
                        Metadata.class,
                        List.of(
                                column("ticker", Type.TICKER),
                                optional("company_name", Type.TEXT),
                                optional("sector", Type.TEXT),
                                optional("industry", Type.TEXT),
                                optional("market_cap", Type.MONEY),
                                optional("last_updated", Type.INSTANT))),
                Arguments.of(
                        SignalHistory.class,
                        List.of(
                                column("ticker", Type.TICKER),
                                column("date", Type.DATE),
                                column("signal_type", Type.NAME),
                                optional("signal_value", Type.RATIO),
                                column("confidence", Type.RATIO),
                                optional("entry_price", Type.PRICE),
                                optional("target_price", Type.PRICE),
                                optional("stop_loss", Type.PRICE),
                                optional("regime", Type.NAME),
                                optional("reasons", Type.TEXT))),
                Arguments.of(
                        PortfolioPerformance.class,
                        List.of(
                                column("date", Type.DATE),
                                column("portfolio_value", Type.MONEY),
                                column("daily_return", Type.RATIO),
                                column("volatility", Type.RATIO),
                                optional("sharpe_ratio", Type.RATIO),
                                optional("max_drawdown", Type.RATIO))),
                Arguments.of(
                        PortfolioPosition.class,
                        List.of(column("ticker", Type.TICKER), column("shares", Type.QUANTITY))),
                Arguments.of(
                        SystemEvent.class,
                        List.of(
                                column("event_type", Type.NAME),
                                column("description", Type.TEXT),
                                optional("details", Type.TEXT),
                                column("severity", Type.NAME))),
                Arguments.of(
                        IntradaySeries.class,
                        List.of(column("ticker", Type.TICKER), column("bar_interval", Type.INTERVAL))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    @DisplayName("A record keeps what its columns allow, in the stored form")
    void kept(Class<? extends Record> type, List<Column> columns) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        assertThat(components).hasSameSizeAs(columns);
        Record made = make(type, columns, -1, null);
        for (int i = 0; i < components.length; i++) {
            assertThat(components[i].getAccessor().invoke(made))
                    .as(columns.get(i).name())
                    .isEqualTo(columns.get(i).type().kept);
        }
        assertThat(make(type, columns, -1, null)).isEqualTo(made).hasSameHashCodeAs(made);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    @DisplayName("A record refuses what one of its columns does not allow, and names the column")
    void refused(Class<? extends Record> type, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            Column column = columns.get(i);
            for (Object bad : column.type().refused) {
                InvalidDataException refusal =
                        catchThrowableOfType(InvalidDataException.class, () -> make(type, columns, index, bad));
                assertThat(refusal).as("refusal of %s", column).isNotNull();
                assertThat(refusal.field()).isEqualTo(column.name());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    @DisplayName("A value is absent exactly where the contract allows it")
    void absent(Class<? extends Record> type, List<Column> columns) throws Exception {
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            Column column = columns.get(i);
            if (column.optional()) {
                Record made = make(type, columns, index, null);
                assertThat(type.getRecordComponents()[i].getAccessor().invoke(made))
                        .as(column.name())
                        .isNull();
            } else if (column.type() != Type.COUNT) {
                InvalidDataException refusal =
                        catchThrowableOfType(InvalidDataException.class, () -> make(type, columns, index, null));
                assertThat(refusal).as("refusal of %s", column).isNotNull();
                assertThat(refusal).hasMessage(column.name() + " = null: must be present");
            }
        }
    }

    private static Record make(Class<? extends Record> type, List<Column> columns, int index, @Nullable Object value)
            throws Exception {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.type().given));
        if (index >= 0) {
            values.set(index, value);
        }
        Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    @Test
    @DisplayName("Records of the same values are equal, however these were written")
    void equality() {
        assertThat(new PortfolioPosition("aapl ", new BigDecimal("1.5")))
                .isEqualTo(new PortfolioPosition("AAPL", new BigDecimal("1.50")))
                .hasSameHashCodeAs(new PortfolioPosition("AAPL", new BigDecimal("1.50")))
                .isNotEqualTo(new PortfolioPosition("AAPL", new BigDecimal("1.51")));
        assertThat(bar("1", "1", "1", "1")).isEqualTo(bar("1.0", "1E0", "1.00", "1.0000000000"));
    }

    @Test
    @DisplayName("A bar is consistent if its prices fit together, and is kept if they do not")
    void consistency() {
        assertThat(bar("2", "3", "1", "2").isConsistent()).isTrue();
        assertThat(bar("2", "2", "2", "2").isConsistent()).isTrue();
        assertThat(bar("2", "2.99999999", "1", "3").isConsistent())
                .as("high below close")
                .isFalse();
        assertThat(bar("4", "3", "1", "2").isConsistent()).as("high below open").isFalse();
        assertThat(bar("2", "3", "2.00000001", "2.5").isConsistent())
                .as("low above open")
                .isFalse();
        assertThat(bar("2.5", "3", "2.1", "2").isConsistent())
                .as("low above close")
                .isFalse();
        assertThat(bar("2", "3", "0", "2").isConsistent()).as("zero").isFalse();
        assertThat(bar("-2", "-1", "-3", "-2").isConsistent()).as("negative").isFalse();
        assertThat(bar("-2", "-1", "-3", "-2").low()).isEqualTo(new BigDecimal("-3.00000000"));
        assertThat(new IntradayData("A", BarInterval.ONE_HOUR, Instant.EPOCH, ONE, ONE, ONE, ONE, 0).isConsistent())
                .isTrue();
    }

    @Test
    @DisplayName("A short daily bar has neither dividends nor splits")
    void shortDailyBar() {
        assertThat(bar("1", "1", "1", "1").dividends()).isNull();
        assertThat(bar("1", "1", "1", "1").stockSplits()).isNull();
    }

    @Test
    @DisplayName("An intraday bar names its series in the one spelling")
    void series() {
        IntradayData bar = new IntradayData("btc-usd", BarInterval.ONE_HOUR, Instant.EPOCH, ONE, ONE, ONE, ONE, 0);
        assertThat(bar.series()).isEqualTo(new IntradaySeries(" BTC-usd", BarInterval.ONE_HOUR));
    }

    @Test
    @DisplayName("A built signal has each value in its own place")
    void signalBuilder() {
        SignalHistory bare = SignalHistory.builder("aapl", DAY, SignalTypes.BUY, BigDecimal.ONE)
                .build();
        assertThat(bare)
                .isEqualTo(new SignalHistory(
                        "AAPL", DAY, SignalTypes.BUY, null, BigDecimal.ONE, null, null, null, null, null));
        SignalHistory full = SignalHistory.builder("aapl", DAY, SignalTypes.BUY, BigDecimal.ONE)
                .signalValue(BigDecimal.valueOf(2))
                .entryPrice(BigDecimal.valueOf(3))
                .targetPrice(BigDecimal.valueOf(4))
                .stopLoss(BigDecimal.valueOf(5))
                .regime(Regimes.NORMAL)
                .reasons("because")
                .build();
        assertThat(full)
                .isEqualTo(new SignalHistory(
                        "AAPL",
                        DAY,
                        "BUY",
                        BigDecimal.valueOf(2),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(3),
                        BigDecimal.valueOf(4),
                        BigDecimal.valueOf(5),
                        "NORMAL",
                        "because"));
    }

    @Test
    @DisplayName("Known names are valid names, written once and like their constants")
    void knownNames() throws Exception {
        Map<Class<?>, Integer> known =
                Map.of(SignalTypes.class, 5, Regimes.class, 6, Severities.class, 5, EventTypes.class, 5);
        for (Map.Entry<Class<?>, Integer> names : known.entrySet()) {
            Set<String> values = new HashSet<>();
            for (Field constant : names.getKey().getFields()) {
                String value = (String) constant.get(null);
                assertThat(FieldRules.name("name", value)).isEqualTo(constant.getName());
                values.add(value);
            }
            assertThat(values).hasSize(names.getValue());
        }
    }

    private static DailyData bar(String open, String high, String low, String close) {
        return new DailyData(
                "AAPL", DAY, new BigDecimal(open), new BigDecimal(high), new BigDecimal(low), new BigDecimal(close), 1);
    }
}
