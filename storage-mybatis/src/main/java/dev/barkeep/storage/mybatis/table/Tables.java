package dev.barkeep.storage.mybatis.table;

import static dev.barkeep.storage.mybatis.table.ColumnType.COUNT;
import static dev.barkeep.storage.mybatis.table.ColumnType.DATE;
import static dev.barkeep.storage.mybatis.table.ColumnType.INSTANT;
import static dev.barkeep.storage.mybatis.table.ColumnType.INTERVAL;
import static dev.barkeep.storage.mybatis.table.ColumnType.MONEY;
import static dev.barkeep.storage.mybatis.table.ColumnType.NAME;
import static dev.barkeep.storage.mybatis.table.ColumnType.PRICE;
import static dev.barkeep.storage.mybatis.table.ColumnType.QUANTITY;
import static dev.barkeep.storage.mybatis.table.ColumnType.RATIO;
import static dev.barkeep.storage.mybatis.table.ColumnType.TEXT;
import static dev.barkeep.storage.mybatis.table.ColumnType.TICKER;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import java.util.List;

/** The seven tables. A test holds them against the records, and another what the scripts of each dialect make against them. */
public final class Tables {

    /** Daily bars. */
    public static final Table<DailyData> DAILY_DATA = new Table<>(
            "daily_data",
            DailyData.class,
            List.of(
                    Column.required("ticker", TICKER, DailyData::ticker),
                    Column.required("date", DATE, DailyData::date)),
            List.of(
                    Column.required("open", PRICE, DailyData::open),
                    Column.required("high", PRICE, DailyData::high),
                    Column.required("low", PRICE, DailyData::low),
                    Column.required("close", PRICE, DailyData::close),
                    Column.required("volume", COUNT, DailyData::volume),
                    Column.optional("dividends", PRICE, DailyData::dividends),
                    Column.optional("stock_splits", RATIO, DailyData::stockSplits)),
            List.of());

    /** Intraday bars. */
    public static final Table<IntradayData> INTRADAY_DATA = new Table<>(
            "intraday_data",
            IntradayData.class,
            List.of(
                    Column.required("ticker", TICKER, IntradayData::ticker),
                    Column.required("bar_interval", INTERVAL, IntradayData::interval),
                    Column.required("datetime", INSTANT, IntradayData::datetime)),
            List.of(
                    Column.required("open", PRICE, IntradayData::open),
                    Column.required("high", PRICE, IntradayData::high),
                    Column.required("low", PRICE, IntradayData::low),
                    Column.required("close", PRICE, IntradayData::close),
                    Column.required("volume", COUNT, IntradayData::volume)),
            List.of());

    /** Companies. */
    public static final Table<Metadata> METADATA = new Table<>(
            "metadata",
            Metadata.class,
            List.of(Column.required("ticker", TICKER, Metadata::ticker)),
            List.of(
                    Column.optional("company_name", TEXT, Metadata::companyName),
                    Column.optional("sector", TEXT, Metadata::sector),
                    Column.optional("industry", TEXT, Metadata::industry),
                    Column.optional("market_cap", MONEY, Metadata::marketCap),
                    Column.optional("last_updated", INSTANT, Metadata::lastUpdated)),
            List.of());

    /** Signals. */
    public static final Table<SignalHistory> SIGNAL_HISTORY = new Table<>(
            "signal_history",
            SignalHistory.class,
            List.of(),
            List.of(
                    Column.required("ticker", TICKER, SignalHistory::ticker),
                    Column.required("date", DATE, SignalHistory::date),
                    Column.required("signal_type", NAME, SignalHistory::signalType),
                    Column.optional("signal_value", RATIO, SignalHistory::signalValue),
                    Column.required("confidence", RATIO, SignalHistory::confidence),
                    Column.optional("entry_price", PRICE, SignalHistory::entryPrice),
                    Column.optional("target_price", PRICE, SignalHistory::targetPrice),
                    Column.optional("stop_loss", PRICE, SignalHistory::stopLoss),
                    Column.optional("regime", NAME, SignalHistory::regime),
                    Column.optional("reasons", TEXT, SignalHistory::reasons)),
            List.of(
                    new Index("signal_history_ticker_date", List.of("ticker", "date", "id"), "search by ticker"),
                    new Index("signal_history_type_date", List.of("signal_type", "date", "id"), "search by type"),
                    new Index("signal_history_date", List.of("date", "id"), "search by neither"),
                    new Index("signal_history_created_at", List.of("created_at"), "deleteCreatedBefore")));

    /** The portfolio's performance. */
    public static final Table<PortfolioPerformance> PORTFOLIO_PERFORMANCE = new Table<>(
            "portfolio_performance",
            PortfolioPerformance.class,
            List.of(),
            List.of(
                    Column.required("date", DATE, PortfolioPerformance::date),
                    Column.required("portfolio_value", MONEY, PortfolioPerformance::portfolioValue),
                    Column.required("daily_return", RATIO, PortfolioPerformance::dailyReturn),
                    Column.required("volatility", RATIO, PortfolioPerformance::volatility),
                    Column.optional("sharpe_ratio", RATIO, PortfolioPerformance::sharpeRatio),
                    Column.optional("max_drawdown", RATIO, PortfolioPerformance::maxDrawdown)),
            List.of(new Index(
                    "portfolio_performance_date", List.of("date", "id"), "findLatest, findRange, summarize")));

    /** What is held. */
    public static final Table<PortfolioPosition> PORTFOLIO_POSITIONS = new Table<>(
            "portfolio_positions",
            PortfolioPosition.class,
            List.of(Column.required("ticker", TICKER, PortfolioPosition::ticker)),
            List.of(Column.required("shares", QUANTITY, PortfolioPosition::shares)),
            List.of());

    /** What happened to the application. */
    public static final Table<SystemEvent> SYSTEM_EVENTS = new Table<>(
            "system_events",
            SystemEvent.class,
            List.of(),
            List.of(
                    Column.required("event_type", NAME, SystemEvent::eventType),
                    Column.required("description", TEXT, SystemEvent::description),
                    Column.optional("details", TEXT, SystemEvent::details),
                    Column.required("severity", NAME, SystemEvent::severity)),
            List.of(
                    new Index("system_events_event_type", List.of("event_type", "id"), "findLatest by type"),
                    new Index("system_events_severity", List.of("severity", "id"), "findLatest by severity"),
                    new Index(
                            "system_events_type_severity",
                            List.of("event_type", "severity", "id"),
                            "findLatest by type and severity",
                            2),
                    new Index("system_events_created_at", List.of("created_at"), "deleteCreatedBefore")));

    /** All of them. */
    public static final List<Table<?>> ALL = List.of(
            DAILY_DATA,
            INTRADAY_DATA,
            METADATA,
            SIGNAL_HISTORY,
            PORTFOLIO_PERFORMANCE,
            PORTFOLIO_POSITIONS,
            SYSTEM_EVENTS);

    private Tables() {}

    /**
     * Describes the tables as a version had them.
     *
     * @param version the version
     * @return without what came later
     */
    public static List<Table<?>> at(int version) {
        return ALL.stream().<Table<?>>map(table -> table.at(version)).toList();
    }
}
