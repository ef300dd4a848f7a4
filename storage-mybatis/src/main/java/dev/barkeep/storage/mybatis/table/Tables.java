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

/** The seven tables. A test holds them against the records; the scripts of each dialect give the columns their types. */
public final class Tables {

    /** Daily bars. */
    public static final Table<DailyData> DAILY_DATA = new Table<>(
            "daily_data",
            DailyData.class,
            List.of(new Column<>("ticker", TICKER, DailyData::ticker), new Column<>("date", DATE, DailyData::date)),
            List.of(
                    new Column<>("open", PRICE, DailyData::open),
                    new Column<>("high", PRICE, DailyData::high),
                    new Column<>("low", PRICE, DailyData::low),
                    new Column<>("close", PRICE, DailyData::close),
                    new Column<>("volume", COUNT, DailyData::volume),
                    new Column<>("dividends", PRICE, DailyData::dividends),
                    new Column<>("stock_splits", RATIO, DailyData::stockSplits)));

    /** Intraday bars. */
    public static final Table<IntradayData> INTRADAY_DATA = new Table<>(
            "intraday_data",
            IntradayData.class,
            List.of(
                    new Column<>("ticker", TICKER, IntradayData::ticker),
                    new Column<>("bar_interval", INTERVAL, IntradayData::interval),
                    new Column<>("datetime", INSTANT, IntradayData::datetime)),
            List.of(
                    new Column<>("open", PRICE, IntradayData::open),
                    new Column<>("high", PRICE, IntradayData::high),
                    new Column<>("low", PRICE, IntradayData::low),
                    new Column<>("close", PRICE, IntradayData::close),
                    new Column<>("volume", COUNT, IntradayData::volume)));

    /** Companies. */
    public static final Table<Metadata> METADATA = new Table<>(
            "metadata",
            Metadata.class,
            List.of(new Column<>("ticker", TICKER, Metadata::ticker)),
            List.of(
                    new Column<>("company_name", TEXT, Metadata::companyName),
                    new Column<>("sector", TEXT, Metadata::sector),
                    new Column<>("industry", TEXT, Metadata::industry),
                    new Column<>("market_cap", MONEY, Metadata::marketCap),
                    new Column<>("last_updated", INSTANT, Metadata::lastUpdated)));

    /** Signals. */
    public static final Table<SignalHistory> SIGNAL_HISTORY = new Table<>(
            "signal_history",
            SignalHistory.class,
            List.of(),
            List.of(
                    new Column<>("ticker", TICKER, SignalHistory::ticker),
                    new Column<>("date", DATE, SignalHistory::date),
                    new Column<>("signal_type", NAME, SignalHistory::signalType),
                    new Column<>("signal_value", RATIO, SignalHistory::signalValue),
                    new Column<>("confidence", RATIO, SignalHistory::confidence),
                    new Column<>("entry_price", PRICE, SignalHistory::entryPrice),
                    new Column<>("target_price", PRICE, SignalHistory::targetPrice),
                    new Column<>("stop_loss", PRICE, SignalHistory::stopLoss),
                    new Column<>("regime", NAME, SignalHistory::regime),
                    new Column<>("reasons", TEXT, SignalHistory::reasons)));

    /** The portfolio's performance. */
    public static final Table<PortfolioPerformance> PORTFOLIO_PERFORMANCE = new Table<>(
            "portfolio_performance",
            PortfolioPerformance.class,
            List.of(),
            List.of(
                    new Column<>("date", DATE, PortfolioPerformance::date),
                    new Column<>("portfolio_value", MONEY, PortfolioPerformance::portfolioValue),
                    new Column<>("daily_return", RATIO, PortfolioPerformance::dailyReturn),
                    new Column<>("volatility", RATIO, PortfolioPerformance::volatility),
                    new Column<>("sharpe_ratio", RATIO, PortfolioPerformance::sharpeRatio),
                    new Column<>("max_drawdown", RATIO, PortfolioPerformance::maxDrawdown)));

    /** What is held. */
    public static final Table<PortfolioPosition> PORTFOLIO_POSITIONS = new Table<>(
            "portfolio_positions",
            PortfolioPosition.class,
            List.of(new Column<>("ticker", TICKER, PortfolioPosition::ticker)),
            List.of(new Column<>("shares", QUANTITY, PortfolioPosition::shares)));

    /** What happened to the application. */
    public static final Table<SystemEvent> SYSTEM_EVENTS = new Table<>(
            "system_events",
            SystemEvent.class,
            List.of(),
            List.of(
                    new Column<>("event_type", NAME, SystemEvent::eventType),
                    new Column<>("description", TEXT, SystemEvent::description),
                    new Column<>("details", TEXT, SystemEvent::details),
                    new Column<>("severity", NAME, SystemEvent::severity)));

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
}
