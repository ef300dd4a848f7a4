package dev.barkeep.storage.bench.load;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.workload.Records;
import dev.barkeep.storage.repository.Range;
import java.sql.SQLException;
import java.time.LocalDate;

/** What many threads call at once. */
public interface Caller extends AutoCloseable {

    /**
     * Reads a bar.
     *
     * @param ticker its ticker
     * @param date its day
     * @return whether it was there
     * @throws Exception whatever goes wrong
     */
    boolean find(String ticker, LocalDate date) throws Exception;

    /**
     * Reads a range.
     *
     * @param ticker the ticker
     * @param from the first day that is in
     * @param to the first day that is out
     * @return how many bars there were
     * @throws Exception whatever goes wrong
     */
    int range(String ticker, LocalDate from, LocalDate to) throws Exception;

    /**
     * Inserts or replaces a bar in a transaction of its own.
     *
     * @param bar the bar
     * @throws Exception whatever goes wrong
     */
    void save(PlainBar bar) throws Exception;

    @Override
    void close() throws SQLException;

    /**
     * The library.
     *
     * @param storage the storage
     */
    record Ours(Storage storage) implements Caller {

        @Override
        public boolean find(String ticker, LocalDate date) {
            return storage.dailyData().find(ticker, date).isPresent();
        }

        @Override
        public int range(String ticker, LocalDate from, LocalDate to) {
            return storage.dailyData()
                    .findRange(ticker, Range.between(from, to))
                    .size();
        }

        @Override
        public void save(PlainBar bar) {
            storage.dailyData().save(Records.of(bar));
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    /**
     * Raw JDBC by the same pool.
     *
     * @param readers those that read
     * @param writers those that write; the same if any may
     */
    record Raw(PooledRaw readers, PooledRaw writers) implements Caller {

        /**
         * Connects.
         *
         * @param site the database
         * @param connections how many
         * @param oneWriter whether one more writes, and these only read
         * @return the caller
         */
        public static Raw open(Site site, int connections, boolean oneWriter) {
            PooledRaw readers = new PooledRaw(site, connections);
            return new Raw(readers, oneWriter ? new PooledRaw(site, 1) : readers);
        }

        @Override
        public boolean find(String ticker, LocalDate date) throws SQLException {
            return readers.on(database -> database.find(ticker, date) != null);
        }

        @Override
        public int range(String ticker, LocalDate from, LocalDate to) throws SQLException {
            return readers.on(database -> database.range(ticker, from, to).size());
        }

        @Override
        public void save(PlainBar bar) throws SQLException {
            writers.on(database -> {
                database.save(bar);
                return bar;
            });
        }

        @Override
        public void close() throws SQLException {
            readers.close();
            if (writers != readers) {
                writers.close();
            }
        }
    }
}
