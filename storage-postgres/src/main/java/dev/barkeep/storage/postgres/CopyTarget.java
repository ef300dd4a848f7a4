package dev.barkeep.storage.postgres;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.mybatis.mapper.DailyDataMapper;
import dev.barkeep.storage.mybatis.mapper.IntradayDataMapper;
import dev.barkeep.storage.mybatis.mapper.MetadataMapper;
import dev.barkeep.storage.mybatis.mapper.PortfolioPerformanceMapper;
import dev.barkeep.storage.mybatis.mapper.PortfolioPositionMapper;
import dev.barkeep.storage.mybatis.mapper.SignalHistoryMapper;
import dev.barkeep.storage.mybatis.session.BulkWriter.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What COPY does in place of a mapped statement.
 *
 * @param statement id of the mapped statement
 * @param table the table
 * @param keys the columns of its key; none if its rows are numbered and always new
 * @param values the other columns, without the two times
 * @param type the record
 * @param line writes the keys and values of a record, in this order
 * @param <T> the record
 */
record CopyTarget<T>(
        String statement,
        String table,
        List<String> keys,
        List<String> values,
        Class<T> type,
        BiConsumer<CopyText, T> line) {

    private static final Map<String, CopyTarget<?>> ALL = Stream.<CopyTarget<?>>of(
                    new CopyTarget<>(
                            DailyDataMapper.class.getName() + ".upsert",
                            "daily_data",
                            List.of("ticker", "date"),
                            List.of("open", "high", "low", "close", "volume", "dividends", "stock_splits"),
                            DailyData.class,
                            (text, bar) -> text.add(bar.ticker())
                                    .add(bar.date())
                                    .add(bar.open())
                                    .add(bar.high())
                                    .add(bar.low())
                                    .add(bar.close())
                                    .add(bar.volume())
                                    .add(bar.dividends())
                                    .add(bar.stockSplits())),
                    new CopyTarget<>(
                            IntradayDataMapper.class.getName() + ".upsert",
                            "intraday_data",
                            List.of("ticker", "bar_interval", "datetime"),
                            List.of("open", "high", "low", "close", "volume"),
                            IntradayData.class,
                            (text, bar) -> text.add(bar.ticker())
                                    .add(bar.interval().seconds())
                                    .add(bar.datetime())
                                    .add(bar.open())
                                    .add(bar.high())
                                    .add(bar.low())
                                    .add(bar.close())
                                    .add(bar.volume())),
                    new CopyTarget<>(
                            MetadataMapper.class.getName() + ".upsert",
                            "metadata",
                            List.of("ticker"),
                            List.of("company_name", "sector", "industry", "market_cap", "last_updated"),
                            Metadata.class,
                            (text, company) -> text.add(company.ticker())
                                    .add(company.companyName())
                                    .add(company.sector())
                                    .add(company.industry())
                                    .add(company.marketCap())
                                    .add(company.lastUpdated())),
                    new CopyTarget<>(
                            PortfolioPositionMapper.class.getName() + ".upsert",
                            "portfolio_positions",
                            List.of("ticker"),
                            List.of("shares"),
                            PortfolioPosition.class,
                            (text, position) -> text.add(position.ticker()).add(position.shares())),
                    new CopyTarget<>(
                            SignalHistoryMapper.class.getName() + ".insertAll",
                            "signal_history",
                            List.of(),
                            List.of(
                                    "ticker",
                                    "date",
                                    "signal_type",
                                    "signal_value",
                                    "confidence",
                                    "entry_price",
                                    "target_price",
                                    "stop_loss",
                                    "regime",
                                    "reasons"),
                            SignalHistory.class,
                            (text, signal) -> text.add(signal.ticker())
                                    .add(signal.date())
                                    .add(signal.signalType())
                                    .add(signal.signalValue())
                                    .add(signal.confidence())
                                    .add(signal.entryPrice())
                                    .add(signal.targetPrice())
                                    .add(signal.stopLoss())
                                    .add(signal.regime())
                                    .add(signal.reasons())),
                    new CopyTarget<>(
                            PortfolioPerformanceMapper.class.getName() + ".insertAll",
                            "portfolio_performance",
                            List.of(),
                            List.of(
                                    "date",
                                    "portfolio_value",
                                    "daily_return",
                                    "volatility",
                                    "sharpe_ratio",
                                    "max_drawdown"),
                            PortfolioPerformance.class,
                            (text, day) -> text.add(day.date())
                                    .add(day.portfolioValue())
                                    .add(day.dailyReturn())
                                    .add(day.volatility())
                                    .add(day.sharpeRatio())
                                    .add(day.maxDrawdown())))
            .collect(Collectors.toUnmodifiableMap(CopyTarget::statement, target -> target));

    /** In the session's own schema for temporary tables, where nobody else's table can be meant. */
    private static final String STAGE = "pg_temp.barkeep_rows";

    /** Gives the target of a mapped statement, {@code null} if it has none. */
    static @Nullable CopyTarget<?> of(String statement) {
        return ALL.get(statement);
    }

    boolean isStaged() {
        return !keys.isEmpty();
    }

    /** Adds a row, the lines of which are numbered so that the last one of a key is known. */
    void append(CopyText text, Row<?> row, long number) {
        line.accept(text, type.cast(row.row()));
        text.add(row.now()).add(isStaged() ? Long.toString(number) : row.now().toString());
        text.endLine();
    }

    String copy() {
        return isStaged()
                ? "COPY " + STAGE + " FROM STDIN"
                : "COPY " + table + " (" + columns() + ", created_at, updated_at) FROM STDIN";
    }

    String createStage() {
        return "CREATE TEMPORARY TABLE barkeep_rows ON COMMIT DROP AS SELECT " + columns()
                + ", updated_at, CAST(0 AS bigint) AS line FROM " + table + " WITH NO DATA";
    }

    String dropStage() {
        return "DROP TABLE " + STAGE;
    }

    /** In the order of the keys, in which other writers lock rows too. */
    String merge() {
        String key = String.join(", ", keys);
        return "INSERT INTO " + table + " (" + columns() + ", created_at, updated_at) SELECT DISTINCT ON (" + key + ") "
                + columns() + ", updated_at, updated_at FROM " + STAGE + " ORDER BY " + key
                + ", line DESC ON CONFLICT ("
                + key + ") DO UPDATE SET "
                + values.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "))
                + ", updated_at = excluded.updated_at WHERE ROW(" + prefixed(table) + ") IS DISTINCT FROM ROW("
                + prefixed("excluded") + ")";
    }

    private String columns() {
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(values);
        return String.join(", ", columns);
    }

    private String prefixed(String relation) {
        return values.stream().map(column -> relation + "." + column).collect(Collectors.joining(", "));
    }
}
