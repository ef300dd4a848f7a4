package dev.barkeep.storage.cli.table;

import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table as text: its columns in the order of the database, and the way back from text to records. A test holds it against the
 * records.
 *
 * @param <T> the table's record
 * @param table the table
 * @param columns those of the caller
 * @param reader makes a record of texts
 * @param ticker says whose row it is; {@code null} for a table that is not about tickers
 */
public record TableFormat<T>(
        StoredTable<T> table,
        List<TableColumn<T>> columns,
        Function<RowValues, T> reader,
        @Nullable Function<T, String> ticker) {

    /** Daily bars. */
    public static final TableFormat<DailyData> DAILY_DATA = new TableFormat<>(
            StoredTable.DAILY_DATA,
            List.of(
                    TableColumn.text("ticker", DailyData::ticker),
                    TableColumn.text("date", DailyData::date),
                    TableColumn.number("open", DailyData::open),
                    TableColumn.number("high", DailyData::high),
                    TableColumn.number("low", DailyData::low),
                    TableColumn.number("close", DailyData::close),
                    TableColumn.number("volume", DailyData::volume),
                    TableColumn.number("dividends", DailyData::dividends),
                    TableColumn.number("stock_splits", DailyData::stockSplits)),
            row -> new DailyData(
                    row.text("ticker"),
                    row.date("date"),
                    row.decimal("open"),
                    row.decimal("high"),
                    row.decimal("low"),
                    row.decimal("close"),
                    row.count("volume"),
                    row.optionalDecimal("dividends"),
                    row.optionalDecimal("stock_splits")),
            DailyData::ticker);

    /** Intraday bars. */
    public static final TableFormat<IntradayData> INTRADAY_DATA = new TableFormat<>(
            StoredTable.INTRADAY_DATA,
            List.of(
                    TableColumn.text("ticker", IntradayData::ticker),
                    TableColumn.number("bar_interval", IntradayData::interval),
                    TableColumn.text("datetime", IntradayData::datetime),
                    TableColumn.number("open", IntradayData::open),
                    TableColumn.number("high", IntradayData::high),
                    TableColumn.number("low", IntradayData::low),
                    TableColumn.number("close", IntradayData::close),
                    TableColumn.number("volume", IntradayData::volume)),
            row -> new IntradayData(
                    row.text("ticker"),
                    row.interval("bar_interval"),
                    row.instant("datetime"),
                    row.decimal("open"),
                    row.decimal("high"),
                    row.decimal("low"),
                    row.decimal("close"),
                    row.count("volume")),
            IntradayData::ticker);

    /** Companies. */
    public static final TableFormat<Metadata> METADATA = new TableFormat<>(
            StoredTable.METADATA,
            List.of(
                    TableColumn.text("ticker", Metadata::ticker),
                    TableColumn.text("company_name", Metadata::companyName),
                    TableColumn.text("sector", Metadata::sector),
                    TableColumn.text("industry", Metadata::industry),
                    TableColumn.number("market_cap", Metadata::marketCap),
                    TableColumn.text("last_updated", Metadata::lastUpdated)),
            row -> new Metadata(
                    row.text("ticker"),
                    row.optionalText("company_name"),
                    row.optionalText("sector"),
                    row.optionalText("industry"),
                    row.optionalDecimal("market_cap"),
                    row.optionalInstant("last_updated")),
            Metadata::ticker);

    /** Signals. */
    public static final TableFormat<SignalHistory> SIGNAL_HISTORY = new TableFormat<>(
            StoredTable.SIGNAL_HISTORY,
            List.of(
                    TableColumn.text("ticker", SignalHistory::ticker),
                    TableColumn.text("date", SignalHistory::date),
                    TableColumn.text("signal_type", SignalHistory::signalType),
                    TableColumn.number("signal_value", SignalHistory::signalValue),
                    TableColumn.number("confidence", SignalHistory::confidence),
                    TableColumn.number("entry_price", SignalHistory::entryPrice),
                    TableColumn.number("target_price", SignalHistory::targetPrice),
                    TableColumn.number("stop_loss", SignalHistory::stopLoss),
                    TableColumn.text("regime", SignalHistory::regime),
                    TableColumn.text("reasons", SignalHistory::reasons)),
            row -> new SignalHistory(
                    row.text("ticker"),
                    row.date("date"),
                    row.text("signal_type"),
                    row.optionalDecimal("signal_value"),
                    row.decimal("confidence"),
                    row.optionalDecimal("entry_price"),
                    row.optionalDecimal("target_price"),
                    row.optionalDecimal("stop_loss"),
                    row.optionalText("regime"),
                    row.optionalText("reasons")),
            SignalHistory::ticker);

    /** The portfolio's performance. */
    public static final TableFormat<PortfolioPerformance> PORTFOLIO_PERFORMANCE = new TableFormat<>(
            StoredTable.PORTFOLIO_PERFORMANCE,
            List.of(
                    TableColumn.text("date", PortfolioPerformance::date),
                    TableColumn.number("portfolio_value", PortfolioPerformance::portfolioValue),
                    TableColumn.number("daily_return", PortfolioPerformance::dailyReturn),
                    TableColumn.number("volatility", PortfolioPerformance::volatility),
                    TableColumn.number("sharpe_ratio", PortfolioPerformance::sharpeRatio),
                    TableColumn.number("max_drawdown", PortfolioPerformance::maxDrawdown)),
            row -> new PortfolioPerformance(
                    row.date("date"),
                    row.decimal("portfolio_value"),
                    row.decimal("daily_return"),
                    row.decimal("volatility"),
                    row.optionalDecimal("sharpe_ratio"),
                    row.optionalDecimal("max_drawdown")),
            null);

    /** What is held. */
    public static final TableFormat<PortfolioPosition> PORTFOLIO_POSITIONS = new TableFormat<>(
            StoredTable.PORTFOLIO_POSITIONS,
            List.of(
                    TableColumn.text("ticker", PortfolioPosition::ticker),
                    TableColumn.number("shares", PortfolioPosition::shares)),
            row -> new PortfolioPosition(row.text("ticker"), row.decimal("shares")),
            PortfolioPosition::ticker);

    /** What happened to the application. */
    public static final TableFormat<SystemEvent> SYSTEM_EVENTS = new TableFormat<>(
            StoredTable.SYSTEM_EVENTS,
            List.of(
                    TableColumn.text("event_type", SystemEvent::eventType),
                    TableColumn.text("description", SystemEvent::description),
                    TableColumn.text("details", SystemEvent::details),
                    TableColumn.text("severity", SystemEvent::severity)),
            row -> new SystemEvent(
                    row.text("event_type"), row.text("description"), row.optionalText("details"), row.text("severity")),
            null);

    /** All of them, in the order of {@link StoredTable#ALL}. */
    public static final List<TableFormat<?>> ALL = List.of(
            DAILY_DATA,
            INTRADAY_DATA,
            METADATA,
            SIGNAL_HISTORY,
            PORTFOLIO_PERFORMANCE,
            PORTFOLIO_POSITIONS,
            SYSTEM_EVENTS);

    /** The column of the number that the storage gave a row. */
    public static final String ID = "id";

    /** The column of the time of a row's creation. */
    public static final String CREATED_AT = "created_at";

    /** The column of the time of a row's last change. */
    public static final String UPDATED_AT = "updated_at";

    /**
     * Lists the columns of stored rows.
     *
     * @return those of the caller, after {@code id} if the storage numbers the rows, and before {@code created_at} and
     *     {@code updated_at}
     */
    public List<Field> storedFields() {
        List<Field> fields = new ArrayList<>();
        if (table.isNumbered()) {
            fields.add(Field.number(ID));
        }
        columns.forEach(column -> fields.add(column.field()));
        fields.add(Field.text(CREATED_AT));
        fields.add(Field.text(UPDATED_AT));
        return fields;
    }

    /**
     * Takes the values of a stored row.
     *
     * @param row the row
     * @return its values in the order of {@link #storedFields}
     */
    public List<@Nullable Object> storedValues(Stored<T> row) {
        List<@Nullable Object> values = new ArrayList<>();
        if (table.isNumbered()) {
            values.add(row.id());
        }
        columns.forEach(column -> values.add(column.value().apply(row.value())));
        values.add(row.createdAt());
        values.add(row.updatedAt());
        return values;
    }

    /**
     * Makes a stored row of texts.
     *
     * @param values the texts by the names of {@link #storedFields}
     * @return the row
     * @throws dev.barkeep.storage.error.InvalidDataException if a text is no value of its column
     */
    public Stored<T> readStored(RowValues values) {
        return new Stored<>(
                table.isNumbered() ? values.count(ID) : 0,
                values.instant(CREATED_AT),
                values.instant(UPDATED_AT),
                reader.apply(values));
    }
}
