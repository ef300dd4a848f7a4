package dev.barkeep.storage.bench.raw.postgres;

import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.data.StoredBar;
import dev.barkeep.storage.bench.raw.RawJdbc;
import dev.barkeep.storage.bench.raw.Sink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** Binary COPY into a temporary table and one statement from there, for many rows; else prepared statements. */
public final class RawPostgres extends RawJdbc {

    private static final int FETCH = 2_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final String COLUMNS = BAR + ", created_at, updated_at";
    private static final String REPLACE = " ON CONFLICT (ticker, date) DO UPDATE SET open = excluded.open,"
            + " high = excluded.high, low = excluded.low, close = excluded.close, volume = excluded.volume,"
            + " dividends = excluded.dividends, stock_splits = excluded.stock_splits,"
            + " updated_at = excluded.updated_at";

    /** What reads rows and hands them on. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads all of them.
         *
         * @param sink takes them
         * @throws SQLException from either side
         */
        void rows(Sink<StoredBar> sink) throws SQLException;
    }

    /**
     * Takes a connection.
     *
     * @param connection the connection; closed with this
     * @throws SQLException from the driver
     */
    public RawPostgres(Connection connection) throws SQLException {
        super(connection, new PostgresForms());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        // From the second execution on, not the sixth, the server sends numbers and times as it keeps them.
        connection.unwrap(PGConnection.class).setPrepareThreshold(1);
    }

    @Override
    public void saveAll(List<PlainBar> bars) throws SQLException {
        Instant now = now();
        merge(REPLACE, sink -> {
            for (PlainBar bar : bars) {
                sink.accept(new StoredBar(bar, now, now));
            }
        });
    }

    /**
     * Stores rows with their times, replacing those of the same key, in one transaction and in constant memory.
     *
     * @param source where they come from
     * @throws SQLException from either side
     */
    public void putRows(Source source) throws SQLException {
        merge(REPLACE + ", created_at = excluded.created_at", source);
    }

    private void merge(String replace, Source source) throws SQLException {
        connection().setAutoCommit(false);
        execute("CREATE TEMPORARY TABLE raw_rows ON COMMIT DROP AS SELECT " + COLUMNS
                + " FROM daily_data WITH NO DATA");
        try (BinaryCopy copy = new BinaryCopy(connection().unwrap(PGConnection.class), "raw_rows")) {
            source.rows(row -> copy.row(row.bar(), row.createdAt(), row.updatedAt()));
            copy.end();
        }
        execute("INSERT INTO daily_data (" + COLUMNS + ") SELECT " + COLUMNS + " FROM raw_rows" + replace);
        connection().commit();
        connection().setAutoCommit(true);
    }

    @Override
    protected String upsert() {
        return "INSERT INTO daily_data (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + REPLACE;
    }

    /** Two steps down the index a ticker, where GROUP BY would read all of it. */
    @Override
    protected String latest() {
        return "WITH RECURSIVE tickers AS ((SELECT ticker FROM daily_data ORDER BY ticker LIMIT 1) UNION ALL"
                + " SELECT n.ticker FROM tickers t CROSS JOIN LATERAL (SELECT ticker FROM daily_data"
                + " WHERE ticker > t.ticker ORDER BY ticker LIMIT 1) n)"
                + " SELECT d.ticker, d.date, d.open, d.high, d.low, d.close, d.volume, d.dividends, d.stock_splits"
                + " FROM tickers t CROSS JOIN LATERAL (SELECT " + BAR + " FROM daily_data WHERE ticker = t.ticker"
                + " ORDER BY date DESC LIMIT 1) d ORDER BY d.ticker";
    }

    /** The driver uses a cursor in a transaction only. */
    @Override
    protected PreparedStatement prepareStream(String sql) throws SQLException {
        connection().setAutoCommit(false);
        PreparedStatement statement = connection().prepareStatement(sql);
        statement.setFetchSize(FETCH);
        return statement;
    }

    @Override
    protected void endStream() throws SQLException {
        connection().commit();
        connection().setAutoCommit(true);
    }

    /** Hands in what this session has counted, too; else it would wait for the next second, or the one after. */
    @Override
    public void tidy() throws SQLException {
        execute("SELECT pg_stat_force_next_flush()");
        execute("VACUUM (ANALYZE) daily_data");
        execute("VACUUM (ANALYZE) signal_history");
    }

    /** A session hands in its counts at its end at the latest, before it leaves the list of sessions. */
    @Override
    public String writeMark() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!number("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'barkeep'")
                .equals("0")) {
            if (System.nanoTime() > deadline) {
                throw new SQLException("sessions of the library do not end");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return "pg_stat_user_tables of daily_data: inserted "
                + number("SELECT n_tup_ins || ', updated ' || n_tup_upd || ', deleted ' || n_tup_del"
                        + " FROM pg_stat_user_tables WHERE relid = 'daily_data'::regclass");
    }

    private String number(String sql) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
