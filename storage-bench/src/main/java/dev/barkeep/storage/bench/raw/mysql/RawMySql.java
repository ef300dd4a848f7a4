package dev.barkeep.storage.bench.raw.mysql;

import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.raw.RawJdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Batches that the driver rewrites into statements of many rows, on a connection that prepares in the driver; all else on one that
 * prepares on the server and keeps what is prepared.
 */
public final class RawMySql extends RawJdbc {

    private static final int BATCH = 5_000;

    private final Connection batches;

    /**
     * Takes two connections.
     *
     * @param prepared one with useServerPrepStmts and cachePrepStmts; closed with this
     * @param batches one with rewriteBatchedStatements; closed with this
     * @throws SQLException from the driver
     */
    public RawMySql(Connection prepared, Connection batches) throws SQLException {
        super(prepared, new MySqlForms());
        this.batches = batches;
        prepared.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        batches.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public void saveAll(List<PlainBar> bars) throws SQLException {
        batches.setAutoCommit(false);
        try (PreparedStatement statement = batches.prepareStatement(upsert())) {
            batch(statement, bars, BATCH);
        }
        batches.commit();
        batches.setAutoCommit(true);
    }

    @Override
    protected String upsert() {
        return "INSERT INTO daily_data (" + BAR + ", created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE open = VALUES(open), high = VALUES(high), low = VALUES(low),"
                + " close = VALUES(close), volume = VALUES(volume), dividends = VALUES(dividends),"
                + " stock_splits = VALUES(stock_splits), updated_at = VALUES(updated_at)";
    }

    /** The server skips from ticker to ticker by itself ("Using index for group-by"). */
    @Override
    protected String latest() {
        return "SELECT d.ticker, d.date, d.open, d.high, d.low, d.close, d.volume, d.dividends, d.stock_splits"
                + " FROM (SELECT ticker, MAX(date) AS date FROM daily_data GROUP BY ticker) newest"
                + " JOIN daily_data d ON d.ticker = newest.ticker AND d.date = newest.date ORDER BY d.ticker";
    }

    /** Row by row as the server computes them, which needs no copy there as a cursor does. */
    @Override
    protected PreparedStatement prepareStream(String sql) throws SQLException {
        PreparedStatement statement = batches.prepareStatement(sql);
        statement.setFetchSize(Integer.MIN_VALUE);
        return statement;
    }

    @Override
    public void tidy() throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet messages = statement.executeQuery("ANALYZE TABLE daily_data, signal_history")) {
            while (messages.next()) {
                if ("error".equalsIgnoreCase(messages.getString("Msg_type"))) {
                    throw new SQLException(messages.getString("Msg_text"));
                }
            }
        }
    }

    /**
     * Of the whole server, but nobody else is on it; MariaDB has lost the counters of InnoDB. Rows inserted do not count here, as
     * those of temporary tables are among them; a key is there once, so a row that came without an update or a deletion shows in
     * the number of rows.
     */
    @Override
    public String writeMark() throws SQLException {
        StringBuilder mark = new StringBuilder();
        try (Statement statement = connection().createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS WHERE Variable_name IN"
                    + " ('Innodb_rows_updated', 'Innodb_rows_deleted', 'Handler_update', 'Handler_delete')")) {
                while (row.next()) {
                    mark.append(row.getString(1))
                            .append(' ')
                            .append(row.getString(2))
                            .append(", ");
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM daily_data")) {
                row.next();
                return mark.append("rows ").append(row.getLong(1)).toString();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        batches.close();
        super.close();
    }
}
