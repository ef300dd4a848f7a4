package dev.barkeep.storage.bench.raw.sqlite;

import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.raw.RawJdbc;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A prepared statement in batches, with the settings that the library has: no commit is lost, not even with the power. */
public final class RawSqlite extends RawJdbc {

    private static final int BATCH = 2_000;

    private RawSqlite(Connection connection) {
        super(connection, new SqliteForms());
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @return the database; to be closed
     * @throws SQLException from the driver
     */
    public static RawSqlite open(Path file) throws SQLException {
        return of(settings().createConnection("jdbc:sqlite:" + file));
    }

    /**
     * Takes a connection.
     *
     * @param connection one with {@link #settings}; closed with the database
     * @return the database; to be closed
     */
    public static RawSqlite of(Connection connection) {
        return new RawSqlite(connection);
    }

    /**
     * Gives the settings of a connection.
     *
     * @return the library's
     */
    public static SQLiteConfig settings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.enforceForeignKeys(true);
        settings.setBusyTimeout(30_000);
        return settings;
    }

    @Override
    public void saveAll(List<PlainBar> bars) throws SQLException {
        execute("BEGIN IMMEDIATE");
        batch(prepared(upsert()), bars, BATCH);
        execute("COMMIT");
    }

    @Override
    protected String upsert() {
        return "INSERT INTO daily_data (" + BAR + ", created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (ticker, date) DO UPDATE SET open = excluded.open, high = excluded.high,"
                + " low = excluded.low, close = excluded.close, volume = excluded.volume,"
                + " dividends = excluded.dividends, stock_splits = excluded.stock_splits,"
                + " updated_at = excluded.updated_at";
    }

    /** Two steps down the tree a ticker, where GROUP BY would read every key. */
    @Override
    protected String latest() {
        return "WITH RECURSIVE tickers (ticker) AS (SELECT MIN(ticker) FROM daily_data UNION ALL"
                + " SELECT (SELECT n.ticker FROM daily_data n WHERE n.ticker > t.ticker ORDER BY n.ticker LIMIT 1)"
                + " FROM tickers t WHERE t.ticker IS NOT NULL)"
                + " SELECT d.ticker, d.date, d.open, d.high, d.low, d.close, d.volume, d.dividends, d.stock_splits"
                + " FROM tickers t CROSS JOIN daily_data d ON d.ticker = t.ticker"
                + " AND d.date = (SELECT MAX(m.date) FROM daily_data m WHERE m.ticker = t.ticker) ORDER BY t.ticker";
    }

    /** SQLite computes rows as they are asked for. */
    @Override
    protected PreparedStatement prepareStream(String sql) throws SQLException {
        return connection().prepareStatement(sql);
    }

    @Override
    public void tidy() throws SQLException {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
        execute("ANALYZE");
    }

    /** This connection writes nothing: the number moves when another one has committed a change of the file. */
    @Override
    public String writeMark() throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return "PRAGMA data_version " + row.getLong(1);
        }
    }
}
