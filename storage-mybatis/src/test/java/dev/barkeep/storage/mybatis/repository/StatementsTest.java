package dev.barkeep.storage.mybatis.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.JdbcColumnTypes;
import dev.barkeep.storage.mybatis.repository.misspelt.Misspelt;
import dev.barkeep.storage.mybatis.repository.replacing.Replacing;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.UnknownTypeHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The portable statements, and what a dialect can do to them. */
class StatementsTest {

    /** The statements of a dialect after the first use of a mapper. */
    private static Configuration read(Class<?> dialect, Class<?> mapper) {
        Configuration statements = Statements.make(dialect, new JdbcColumnTypes());
        // Nothing is executed, so that it needs no session.
        statements.getMapper(mapper, null);
        return statements;
    }

    private static String sql(Configuration statements, Class<?> mapper, String id) {
        return statements
                .getMappedStatement(mapper.getName() + "." + id)
                .getBoundSql(null)
                .getSql()
                .strip();
    }

    @Test
    @DisplayName("a mapper of which a dialect lacks a statement cannot be used, and says which")
    void incomplete() {
        // Resources are looked up in the package of the class: this one has none.
        assertThatExceptionOfType(UnexpectedException.class)
                .isThrownBy(() -> read(String.class, MaintenanceMapper.class))
                .withMessageContaining("mapper methods without a statement")
                .withMessageContaining("MaintenanceMapper.tables");
    }

    @Test
    @DisplayName("a misspelt statement is an error, and does not quietly leave the portable one in place")
    void misspelt() {
        assertThatExceptionOfType(UnexpectedException.class)
                .isThrownBy(() -> read(Misspelt.class, MaintenanceMapper.class))
                .withMessageContaining("statements without a mapper method")
                .withMessageContaining("MaintenanceMapper.pong");
    }

    @Test
    @DisplayName("a statement of the dialect takes the place of the portable one, the others stay")
    void replaced() {
        Configuration statements = read(Replacing.class, PortfolioPositionMapper.class);
        statements.getMapper(MaintenanceMapper.class, null);

        assertThat(sql(statements, MaintenanceMapper.class, "ping")).isEqualTo("SELECT 1 FROM dual");
        assertThat(sql(statements, PortfolioPositionMapper.class, "list"))
                .isEqualTo("SELECT ticker, shares FROM portfolio_positions ORDER BY ticker");
    }

    @Test
    @DisplayName("the statements of a mapper are read when it is first used, and those of the others not")
    void readWhenUsed() {
        Configuration statements = read(Replacing.class, DailyDataMapper.class);

        assertThat(statements.hasStatement(DailyDataMapper.class.getName() + ".upsert"))
                .isTrue();
        assertThat(statements.hasMapper(MetadataMapper.class)).isFalse();
    }

    /**
     * A dialect of nothing but its types, which reads no files beside itself.
     *
     * @param of statements are kept by the class of a dialect: gives it another one than that of other tests
     */
    private static Dialect dialect(Class<?> of, Supplier<ColumnTypes> types) {
        return (Dialect) Proxy.newProxyInstance(
                StatementsTest.class.getClassLoader(),
                new Class<?>[] {Dialect.class, of},
                (proxy, method, arguments) -> types.get());
    }

    @Test
    @DisplayName(
            "statements that could not be made beside the opening are made by who needs them, or their error is thrown")
    void madeAgain() {
        Deque<Supplier<ColumnTypes>> outcomes = new ArrayDeque<>();
        IllegalStateException stopped = new IllegalStateException("stopped");
        IllegalStateException again = new IllegalStateException("again");
        Dialect dialect = dialect(Runnable.class, () -> outcomes.remove().get());
        outcomes.add(() -> {
            throw stopped;
        });
        outcomes.add(() -> {
            throw again;
        });

        Statements.prepare(dialect);
        assertThatThrownBy(() -> Statements.of(dialect)).isSameAs(again);

        outcomes.add(JdbcColumnTypes::new);
        Configuration made = Statements.of(dialect);
        assertThat(made.hasMapper(DailyDataMapper.class)).isTrue();
        assertThat(Statements.of(dialect)).isSameAs(made);
        assertThat(outcomes).isEmpty();
    }

    @Test
    @DisplayName(
            "what makes statements beside the opening needs nothing of the caller's class loader, which may be closed by then")
    void ownClassLoader() {
        AtomicReference<@Nullable ClassLoader> used = new AtomicReference<>();
        Dialect dialect = dialect(AutoCloseable.class, () -> {
            used.set(Thread.currentThread().getContextClassLoader());
            return new JdbcColumnTypes();
        });
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        caller.setContextClassLoader(new ClassLoader(before) {});
        try {
            Statements.of(dialect);
        } finally {
            caller.setContextClassLoader(before);
        }
        assertThat(used.get()).isSameAs(Statements.class.getClassLoader());
    }

    @Test
    @DisplayName("a statement has the conditions of the values that are there, whatever it had the call before")
    void conditions() {
        Configuration statements = read(Replacing.class, SignalHistoryMapper.class);
        MappedStatement search = statements.getMappedStatement(SignalHistoryMapper.class.getName() + ".search");
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("ticker", "\\bticker = \\?");
        conditions.put("from", "date >= \\?");
        conditions.put("to", "date < \\?(?! OR id)");
        conditions.put("type", "signal_type = \\?");
        conditions.put("confidence", "confidence >= \\?");
        conditions.put("after", "date <= \\? AND \\(date < \\? OR id < \\?\\)");
        List<String> names = List.copyOf(conditions.keySet());
        int all = 1 << names.size();

        for (int i = 0; i < 2 * all; i++) {
            int present = i * 37 % all;
            Function<String, Boolean> has = name -> (present >> names.indexOf(name) & 1) == 1;
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put(
                    "filter",
                    new SignalFilter(
                            has.apply("ticker") ? "T" : null,
                            Range.all(),
                            has.apply("type") ? "BUY" : null,
                            has.apply("confidence") ? BigDecimal.ONE : null));
            parameters.put("from", has.apply("from") ? LocalDate.EPOCH : null);
            parameters.put("to", has.apply("to") ? LocalDate.EPOCH : null);
            parameters.put("after", has.apply("after") ? new PageRequest.Cursor(LocalDate.EPOCH, 1) : null);
            parameters.put("limit", 1);

            BoundSql bound = search.getBoundSql(parameters);

            String sql = bound.getSql().replaceAll("\\s+", " ");
            conditions.forEach((name, condition) -> assertThat(
                            Pattern.compile(condition).matcher(sql).find())
                    .as(name + " in " + sql)
                    .isEqualTo(has.apply(name)));
            assertThat(bound.getParameterMappings())
                    .hasSize((int) sql.chars().filter(c -> c == '?').count());
            assertThat(bound.getParameterObject()).isSameAs(parameters);
        }
    }

    @Test
    @DisplayName("a statement with a list has as many parameters as the list")
    void lists() {
        Configuration statements = read(Replacing.class, MetadataMapper.class);
        MappedStatement find = statements.getMappedStatement(MetadataMapper.class.getName() + ".findAll");

        for (int size : List.of(3, 1, 2)) {
            assertThat(find.getBoundSql(Map.of("tickers", Collections.nCopies(size, "T")))
                            .getParameterMappings())
                    .hasSize(size);
        }
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of(Tables.DAILY_DATA, DailyDataMapper.class),
                Arguments.of(Tables.INTRADAY_DATA, IntradayDataMapper.class),
                Arguments.of(Tables.METADATA, MetadataMapper.class),
                Arguments.of(Tables.PORTFOLIO_POSITIONS, PortfolioPositionMapper.class),
                Arguments.of(Tables.SIGNAL_HISTORY, SignalHistoryMapper.class),
                Arguments.of(Tables.PORTFOLIO_PERFORMANCE, PortfolioPerformanceMapper.class));
    }

    @ParameterizedTest
    @MethodSource("writes")
    @DisplayName("few rows write the same columns as many: those of the table")
    void columns(Table<?> table, Class<?> mapper) {
        Configuration statements = read(Replacing.class, mapper);
        String sql = sql(statements, mapper, table.isKeyed() ? "upsert" : "insertAll")
                .replaceAll("\\s+", " ");

        assertThat(list(sql, "INSERT INTO " + table.name() + " \\((.*?)\\)"))
                .isEqualTo(names(table.columns(), "", "created_at", "updated_at"));
        List<ParameterMapping> parameters = statements
                .getMappedStatement(mapper.getName() + "." + (table.isKeyed() ? "upsert" : "insertAll"))
                .getBoundSql(null)
                .getParameterMappings();
        for (int i = 0; i < table.columns().size(); i++) {
            Class<?> handler = parameters.get(i).getTypeHandler().getClass();
            Class<?> expected = switch (table.columns().get(i).type()) {
                case PRICE, QUANTITY, RATIO -> ColumnHandler.Scale8.class;
                case MONEY -> ColumnHandler.Scale4.class;
                // Found by the value.
                case TICKER, NAME, TEXT, COUNT, INTERVAL, DATE, INSTANT, ID -> UnknownTypeHandler.class;
            };
            assertThat(handler).as(table.columns().get(i).name()).isEqualTo(expected);
        }
        if (table.isKeyed()) {
            assertThat(list(sql, "ON CONFLICT \\((.*?)\\)")).isEqualTo(names(table.keys(), ""));
            assertThat(Pattern.compile("(\\w+) = excluded\\.\\1\\b")
                            .matcher(sql)
                            .results()
                            .map(set -> set.group(1)))
                    .containsExactlyElementsOf(names(table.values(), "", "updated_at"));
            assertThat(list(sql, "WHERE \\(?(.*?)\\)? IS DISTINCT"))
                    .isEqualTo(names(table.values(), table.name() + "."));
            assertThat(list(sql, "DISTINCT FROM \\(?(.*?)\\)?$")).isEqualTo(names(table.values(), "excluded."));
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    @DisplayName(
            "rows are bound by the columns of their table, not by names; a statement of other parameters is MyBatis's")
    void boundByColumns(Table<?> table, Class<?> mapper) {
        Configuration statements = read(Replacing.class, mapper);
        MappedStatement write =
                statements.getMappedStatement(mapper.getName() + "." + (table.isKeyed() ? "upsert" : "insertAll"));

        assertThat(RowParameters.fit(write, table)).isTrue();
        assertThat(RowParameters.fit(write, Tables.SYSTEM_EVENTS)).isFalse();
        assertThat(RowParameters.fit(statements.getMappedStatement(mapper.getName() + ".streamRows"), table))
                .isFalse();
    }

    static Stream<Arguments> reads() {
        return Stream.concat(writes(), Stream.of(Arguments.of(Tables.SYSTEM_EVENTS, SystemEventMapper.class)));
    }

    @ParameterizedTest
    @MethodSource("reads")
    @DisplayName("rows as they are stored are read with all columns, those of the record side by side and in its order")
    void storedRows(Table<?> table, Class<?> mapper) {
        Configuration statements = read(Replacing.class, mapper);
        String sql = statements
                .getMappedStatement(mapper.getName() + ".streamRows")
                .getBoundSql(new HashMap<>())
                .getSql()
                .replaceAll("\\s+", " ")
                .replace("m.", "");

        List<String> expected =
                new ArrayList<>(List.of(table.isKeyed() ? "0 AS id" : "id", "created_at", "updated_at"));
        expected.addAll(names(table.columns(), ""));
        assertThat(list(sql, "SELECT (.*?) FROM " + table.name() + "\\b")).isEqualTo(expected);
        assertThat(list(sql, "ORDER BY (.*)$")).isEqualTo(table.primaryKey());
    }

    private static List<String> list(String sql, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(sql);
        assertThat(found.find()).as(pattern + " in " + sql).isTrue();
        return List.of(found.group(1).strip().split(" ?, ?", -1));
    }

    private static List<String> names(List<? extends Column<?>> columns, String prefix, String... more) {
        return Stream.concat(columns.stream().map(column -> prefix + column.name()), Stream.of(more))
                .toList();
    }
}
