package dev.barkeep.storage.mybatis.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the tables against the records: a field that is forgotten here would not be written with many rows. */
class TablesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final Instant MOMENT = Instant.parse("2024-01-02T10:00:00Z");

    private static BigDecimal n(int value) {
        return BigDecimal.valueOf(value);
    }

    /** A row of each table, all of whose values differ. */
    private static final List<Record> ROWS = List.of(
            new DailyData("A", DAY, n(1), n(2), n(3), n(4), 5, n(6), n(7)),
            new IntradayData("A", BarInterval.ONE_HOUR, MOMENT, n(1), n(2), n(3), n(4), 5),
            new Metadata("A", "b", "c", "d", n(1), MOMENT),
            new SignalHistory("A", DAY, "b", n(1), n(2), n(3), n(4), n(5), "c", "d"),
            new PortfolioPerformance(DAY, n(1), n(2), n(3), n(4), n(5)),
            new PortfolioPosition("A", n(1)),
            new SystemEvent("a", "b", "c", "d"));

    static Stream<Table<?>> tables() {
        return Tables.ALL.stream();
    }

    @Test
    @DisplayName("there are seven")
    void seven() {
        assertThat(Tables.ALL)
                .extracting(Table::name)
                .containsExactlyInAnyOrder(
                        "daily_data",
                        "intraday_data",
                        "metadata",
                        "signal_history",
                        "portfolio_performance",
                        "portfolio_positions",
                        "system_events");
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("each has the fields of its record, in their order, by their names in the database")
    <T> void fields(Table<T> table) throws ReflectiveOperationException {
        T row = ROWS.stream()
                .filter(table.row()::isInstance)
                .map(table.row()::cast)
                .findFirst()
                .orElseThrow();
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent field : table.row().getRecordComponents()) {
            String name = field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            names.add(name.equals("interval") ? "bar_interval" : name);
            values.add(field.getAccessor().invoke(row));
        }
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent field : table.row().getRecordComponents()) {
            types.add(field.getType());
        }
        assertThat(table.columns())
                .extracting(column -> javaType(column.type()))
                .isEqualTo(types);
        assertThat(table.columns()).extracting(Column::name).isEqualTo(names);
        assertThat(table.columns())
                .extracting(Column::presence)
                .isEqualTo(Arrays.stream(table.row().getRecordComponents())
                        .map(field -> field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                ? Presence.OPTIONAL
                                : Presence.REQUIRED)
                        .toList());
        assertThat(table.columns())
                .extracting(column -> column.value().apply(row))
                .isEqualTo(values);
    }

    private static Class<?> javaType(ColumnType type) {
        return switch (type) {
            case TICKER, NAME, TEXT -> String.class;
            case COUNT, ID -> long.class;
            case INTERVAL -> BarInterval.class;
            case PRICE, QUANTITY, RATIO, MONEY -> BigDecimal.class;
            case DATE -> LocalDate.class;
            case INSTANT -> Instant.class;
        };
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("the database has each with a number where there is no key, and with the times of the storage")
    void allColumns(Table<?> table) {
        List<String> names =
                new ArrayList<>(table.columns().stream().map(Column::name).toList());
        names.addAll(List.of("created_at", "updated_at"));
        if (table.keys().isEmpty()) {
            names.add(0, "id");
        }
        assertThat(table.allColumns()).extracting(Column::name).isEqualTo(names);
        assertThat(names).startsWith(table.primaryKey().toArray(String[]::new));
    }

    @Test
    @DisplayName("the API calls them the same, and orders and numbers them so")
    void storedTables() {
        assertThat(StoredTable.ALL)
                .extracting(StoredTable::name)
                .containsExactlyElementsOf(Tables.ALL.stream().map(Table::name).toList());
        assertThat(StoredTable.ALL.stream().<Class<?>>map(StoredTable::type).toList())
                .isEqualTo(Tables.ALL.stream().<Class<?>>map(Table::row).toList());
        assertThat(StoredTable.ALL)
                .extracting(StoredTable::isNumbered)
                .containsExactlyElementsOf(
                        Tables.ALL.stream().map(table -> !table.isKeyed()).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("rows as they are stored have all columns, the primary key first")
    void storedColumns(Table<?> table) {
        List<String> names = table.allColumns().stream().map(Column::name).toList();
        assertThat(table.stored().columns()).extracting(Column::name).isEqualTo(names);
        assertThat(table.stored().keys()).extracting(Column::name).isEqualTo(table.primaryKey());
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("an index is called after its table, and has columns of it")
    void indexes(Table<?> table) {
        List<String> names = table.allColumns().stream().map(Column::name).toList();
        assertThat(table.indexes()).allSatisfy(index -> {
            assertThat(index.name()).startsWith(table.name() + "_");
            assertThat(index.columns()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(names);
            assertThat(index.purpose()).isNotBlank();
        });
    }

    @Test
    @DisplayName("bars are ordered by their whole key, whatever their prices are")
    void order() {
        Comparator<IntradayData> order = Tables.INTRADAY_DATA.keyOrder();
        IntradayData bar = bar("A", BarInterval.ONE_HOUR, MOMENT, 1);
        assertThat(order.compare(bar, bar("A", BarInterval.ONE_HOUR, MOMENT, 2)))
                .isZero();
        assertThat(order.compare(bar, bar("B", BarInterval.ONE_MINUTE, MOMENT.minusSeconds(1), 1)))
                .isNegative();
        assertThat(order.compare(bar, bar("A", BarInterval.ONE_MINUTE, MOMENT.plusSeconds(1), 1)))
                .isPositive();
        assertThat(order.compare(bar, bar("A", BarInterval.ONE_HOUR, MOMENT.plusSeconds(1), 1)))
                .isNegative();
    }

    private static IntradayData bar(String ticker, BarInterval interval, Instant at, int price) {
        return new IntradayData(ticker, interval, at, n(price), n(price), n(price), n(price), 0);
    }
}
