package dev.barkeep.storage.bench.raw;

import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.data.PlainOverview;
import dev.barkeep.storage.bench.data.PlainSignal;
import dev.barkeep.storage.bench.data.SignalQuery;
import dev.barkeep.storage.bench.data.StoredBar;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database by raw JDBC, written as well as it can be: one connection that stays open, statements that stay prepared, the fastest
 * road of the driver for many rows. It reads into plain records and checks nothing. Not for several threads.
 */
public interface RawDatabase extends AutoCloseable {

    /**
     * Gives the connection.
     *
     * @return the connection
     */
    Connection connection();

    /**
     * Inserts bars or replaces those of the same key, in one transaction.
     *
     * @param bars the bars, no key twice
     * @throws SQLException from the driver
     */
    void saveAll(List<PlainBar> bars) throws SQLException;

    /**
     * Inserts a bar or replaces the one of the same key, in a transaction of its own.
     *
     * @param bar the bar
     * @throws SQLException from the driver
     */
    void save(PlainBar bar) throws SQLException;

    /**
     * Reads a bar.
     *
     * @param ticker its ticker
     * @param date its day
     * @return the bar, or {@code null}
     * @throws SQLException from the driver
     */
    @Nullable
    PlainBar find(String ticker, LocalDate date) throws SQLException;

    /**
     * Reads a range of one series.
     *
     * @param ticker its ticker
     * @param from the first day that is in
     * @param to the first day that is out
     * @return the bars, by day
     * @throws SQLException from the driver
     */
    List<PlainBar> range(String ticker, LocalDate from, LocalDate to) throws SQLException;

    /**
     * Reads all bars without holding them in memory.
     *
     * @param sink takes them, by ticker and day
     * @throws SQLException from the driver
     */
    void stream(Sink<PlainBar> sink) throws SQLException;

    /**
     * Reads the newest bar of every ticker.
     *
     * @return the bars, by ticker
     * @throws SQLException from the driver
     */
    List<PlainBar> latestOfEach() throws SQLException;

    /**
     * Says what is stored of every ticker.
     *
     * @return a line a ticker, by ticker
     * @throws SQLException from the driver
     */
    List<PlainOverview> overview() throws SQLException;

    /**
     * Inserts signals, in one transaction.
     *
     * @param signals the signals, numbered by the database in this order
     * @throws SQLException from the driver
     */
    void addSignals(List<PlainSignal> signals) throws SQLException;

    /**
     * Reads a page of a search.
     *
     * @param query the conditions
     * @param after the last row of the page before, or {@code null} for the first page
     * @param limit rows at most
     * @return the signals, by day and number, both descending
     * @throws SQLException from the driver
     */
    List<PlainSignal> search(SignalQuery query, @Nullable PlainSignal after, int limit) throws SQLException;

    /**
     * Reads all bars with the times of their rows, without holding them in memory.
     *
     * @param sink takes them, by ticker and day
     * @throws SQLException from the driver
     */
    void rows(Sink<StoredBar> sink) throws SQLException;

    /**
     * Tells the planner what is in the tables, and clears away what is not in them any more.
     *
     * @throws SQLException from the driver
     */
    void tidy() throws SQLException;

    /**
     * Reads the database's own counters of what was written, after everybody else's sessions have ended.
     *
     * @return another text whenever a row of the bars was written by somebody in between
     * @throws SQLException from the driver
     */
    String writeMark() throws SQLException;

    @Override
    void close() throws SQLException;
}
