package dev.barkeep.storage.bench.raw;

import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.data.PlainOverview;
import dev.barkeep.storage.bench.data.PlainSignal;
import dev.barkeep.storage.bench.data.SignalQuery;
import dev.barkeep.storage.bench.data.StoredBar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is the same by JDBC on every database: statements of the standard, and columns read by their number. */
public abstract class RawJdbc implements RawDatabase {

    /** The columns of a bar, in the order in which they are bound and read. */
    protected static final String BAR = "ticker, date, open, high, low, close, volume, dividends, stock_splits";

    private static final String SIGNAL = "ticker, date, signal_type, signal_value, confidence, entry_price,"
            + " target_price, stop_loss, regime, reasons";
    private static final String SEARCH = "SELECT id, " + SIGNAL + " FROM signal_history WHERE ticker = ? AND date >= ?"
            + " AND date < ? AND signal_type = ? AND confidence >= ?";
    /**
     * The first condition is what an index finds. For a comparison of rows, (date, id) < (?, ?), PostgreSQL takes the index by
     * date alone, and reads five times as long; MySQL takes none.
     */
    private static final String AFTER = " AND date <= ? AND (date < ? OR id < ?)";

    private static final String NEWEST_FIRST = " ORDER BY date DESC, id DESC LIMIT ?";

    private final Connection connection;
    private final ColumnForms forms;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * Makes it.
     *
     * @param connection the connection, which commits by itself; closed with this
     * @param forms how columns are bound and read
     */
    protected RawJdbc(Connection connection, ColumnForms forms) {
        this.connection = connection;
        this.forms = forms;
    }

    /**
     * Gives the statement that inserts a bar or replaces that of the same key, with {@link #BAR}, created_at and updated_at bound.
     *
     * @return the SQL
     */
    protected abstract String upsert();

    /**
     * Gives the fastest statement for the newest bar of every ticker.
     *
     * @return the SQL
     */
    protected abstract String latest();

    /**
     * Prepares a statement that is to be read without holding its rows in memory; the caller closes it.
     *
     * @param sql the statement
     * @return the statement
     * @throws SQLException from the driver
     */
    protected abstract PreparedStatement prepareStream(String sql) throws SQLException;

    /** Ends what {@link #prepareStream} began. */
    protected void endStream() throws SQLException {}

    @Override
    public final Connection connection() {
        return connection;
    }

    /**
     * Gives a statement that stays prepared.
     *
     * @param sql the statement
     * @return the statement, not to be closed
     * @throws SQLException from the driver
     */
    protected final PreparedStatement prepared(String sql) throws SQLException {
        @Nullable PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /**
     * Executes a statement.
     *
     * @param sql the statement
     * @throws SQLException from the driver
     */
    protected final void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Gives the time that rows are stored with.
     *
     * @return now, in microseconds
     */
    protected static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Writes bars by batches of {@link #upsert}; the transaction is the caller's.
     *
     * @param statement the statement
     * @param bars the bars
     * @param size rows of a batch
     * @throws SQLException from the driver
     */
    protected final void batch(PreparedStatement statement, List<PlainBar> bars, int size) throws SQLException {
        Instant now = now();
        int waiting = 0;
        for (PlainBar bar : bars) {
            bind(statement, bar, now);
            statement.addBatch();
            if (++waiting == size) {
                statement.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            statement.executeBatch();
        }
    }

    @Override
    public final void save(PlainBar bar) throws SQLException {
        PreparedStatement statement = prepared(upsert());
        bind(statement, bar, now());
        statement.executeUpdate();
    }

    private void bind(PreparedStatement statement, PlainBar bar, Instant now) throws SQLException {
        statement.setString(1, bar.ticker());
        forms.setDate(statement, 2, bar.date());
        forms.setDecimal(statement, 3, bar.open());
        forms.setDecimal(statement, 4, bar.high());
        forms.setDecimal(statement, 5, bar.low());
        forms.setDecimal(statement, 6, bar.close());
        statement.setLong(7, bar.volume());
        forms.setDecimal(statement, 8, bar.dividends());
        forms.setDecimal(statement, 9, bar.stockSplits());
        forms.setMoment(statement, 10, now);
        forms.setMoment(statement, 11, now);
    }

    @Override
    public final @Nullable PlainBar find(String ticker, LocalDate date) throws SQLException {
        PreparedStatement statement = prepared("SELECT " + BAR + " FROM daily_data WHERE ticker = ? AND date = ?");
        statement.setString(1, ticker);
        forms.setDate(statement, 2, date);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? bar(row, 1) : null;
        }
    }

    @Override
    public final List<PlainBar> range(String ticker, LocalDate from, LocalDate to) throws SQLException {
        PreparedStatement statement = prepared(
                "SELECT " + BAR + " FROM daily_data WHERE ticker = ? AND date >= ? AND date < ? ORDER BY date");
        statement.setString(1, ticker);
        forms.setDate(statement, 2, from);
        forms.setDate(statement, 3, to);
        return bars(statement);
    }

    @Override
    public final List<PlainBar> latestOfEach() throws SQLException {
        return bars(prepared(latest()));
    }

    private List<PlainBar> bars(PreparedStatement statement) throws SQLException {
        List<PlainBar> bars = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                bars.add(bar(row, 1));
            }
        }
        return bars;
    }

    @Override
    public final void stream(Sink<PlainBar> sink) throws SQLException {
        try (PreparedStatement statement = prepareStream("SELECT " + BAR + " FROM daily_data ORDER BY ticker, date");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sink.accept(bar(row, 1));
            }
        }
        endStream();
    }

    @Override
    public final void rows(Sink<StoredBar> sink) throws SQLException {
        try (PreparedStatement statement = prepareStream(
                        "SELECT created_at, updated_at, " + BAR + " FROM daily_data ORDER BY ticker, date");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sink.accept(new StoredBar(bar(row, 3), forms.moment(row, 1), forms.moment(row, 2)));
            }
        }
        endStream();
    }

    private PlainBar bar(ResultSet row, int first) throws SQLException {
        return new PlainBar(
                row.getString(first),
                forms.date(row, first + 1),
                forms.decimal(row, first + 2),
                forms.decimal(row, first + 3),
                forms.decimal(row, first + 4),
                forms.decimal(row, first + 5),
                row.getLong(first + 6),
                forms.decimalOrNull(row, first + 7),
                forms.decimalOrNull(row, first + 8));
    }

    @Override
    public final List<PlainOverview> overview() throws SQLException {
        List<PlainOverview> overview = new ArrayList<>();
        try (ResultSet row = prepared("SELECT ticker, MIN(date), MAX(date), COUNT(*) FROM daily_data"
                        + " GROUP BY ticker ORDER BY ticker")
                .executeQuery()) {
            while (row.next()) {
                overview.add(
                        new PlainOverview(row.getString(1), forms.date(row, 2), forms.date(row, 3), row.getLong(4)));
            }
        }
        return overview;
    }

    @Override
    public final void addSignals(List<PlainSignal> signals) throws SQLException {
        Instant now = now();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO signal_history (" + SIGNAL
                + ", created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PlainSignal signal : signals) {
                statement.setString(1, signal.ticker());
                forms.setDate(statement, 2, signal.date());
                statement.setString(3, signal.signalType());
                forms.setDecimal(statement, 4, signal.signalValue());
                forms.setDecimal(statement, 5, signal.confidence());
                forms.setDecimal(statement, 6, signal.entryPrice());
                forms.setDecimal(statement, 7, signal.targetPrice());
                forms.setDecimal(statement, 8, signal.stopLoss());
                statement.setString(9, signal.regime());
                statement.setString(10, signal.reasons());
                forms.setMoment(statement, 11, now);
                forms.setMoment(statement, 12, now);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public final List<PlainSignal> search(SignalQuery query, @Nullable PlainSignal after, int limit)
            throws SQLException {
        PreparedStatement statement = prepared(SEARCH + (after == null ? "" : AFTER) + NEWEST_FIRST);
        statement.setString(1, query.ticker());
        forms.setDate(statement, 2, query.from());
        forms.setDate(statement, 3, query.to());
        statement.setString(4, query.signalType());
        forms.setDecimal(statement, 5, query.minConfidence());
        if (after == null) {
            statement.setInt(6, limit);
        } else {
            forms.setDate(statement, 6, after.date());
            forms.setDate(statement, 7, after.date());
            statement.setLong(8, after.id());
            statement.setInt(9, limit);
        }
        List<PlainSignal> signals = new ArrayList<>(limit);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                signals.add(new PlainSignal(
                        row.getLong(1),
                        row.getString(2),
                        forms.date(row, 3),
                        row.getString(4),
                        forms.decimalOrNull(row, 5),
                        forms.decimal(row, 6),
                        forms.decimalOrNull(row, 7),
                        forms.decimalOrNull(row, 8),
                        forms.decimalOrNull(row, 9),
                        row.getString(10),
                        row.getString(11)));
            }
        }
        return signals;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
