package dev.barkeep.storage;

import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioPerformanceRepository;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.repository.SystemEventRepository;

/**
 * The seven repositories, of a {@link Storage} (each call a transaction of its own) or of a {@link Transaction}.
 *
 * <p>Streams that a repository gives are lazy and hold a connection: they show the rows in order, as they were when the
 * stream was opened, in constant memory (STR-001), and have to be closed, best by try-with-resources. Closing one early,
 * or twice, is fine and frees the connection (STR-002); one that was read to its end has closed itself. One that is
 * never closed is reported to {@link StorageConfig#onLeak} with the place that opened it, once it is garbage or the
 * storage closes, whichever is first, and is closed then (STR-003). Reading on after the stream, its transaction or its storage
 * was closed is a {@link dev.barkeep.storage.error.ClosedException}; it never just ends, although a few rows that were fetched before
 * may still come (STR-004). A stream is for one thread.
 *
 * <p>A transaction closes its streams with itself. Whether that runs the handlers that a caller added by {@link
 * java.util.stream.Stream#onClose} is left open; what they throw changes nothing for the transaction. While one of its streams is open, a transaction may write only if the
 * storage has {@link dev.barkeep.storage.capability.Capability#WRITE_WHILE_STREAMING}; otherwise the write is refused and
 * changes nothing (CAP-003).
 *
 * <p>After the end of the storage or the transaction the methods of this interface may still give repositories, or throw a
 * {@link dev.barkeep.storage.error.ClosedException} already.
 */
public interface Repositories {

    /**
     * Daily bars.
     *
     * @return the repository
     */
    DailyDataRepository dailyData();

    /**
     * Intraday bars.
     *
     * @return the repository
     */
    IntradayDataRepository intradayData();

    /**
     * Companies.
     *
     * @return the repository
     */
    MetadataRepository metadata();

    /**
     * Signals.
     *
     * @return the repository
     */
    SignalHistoryRepository signalHistory();

    /**
     * The portfolio's performance.
     *
     * @return the repository
     */
    PortfolioPerformanceRepository portfolioPerformance();

    /**
     * What is held.
     *
     * @return the repository
     */
    PortfolioPositionRepository portfolioPositions();

    /**
     * What happened to the application.
     *
     * @return the repository
     */
    SystemEventRepository systemEvents();

    /**
     * Gives the same repositories for taking over rows that were stored elsewhere before: what is written through them carries
     * the given times instead of the clock's. A new row of any of the seven tables has both of them, whatever the number of
     * rows (TX-014). A row that is there already keeps its created_at; if a value of it changes, its updated_at becomes the
     * given one, also an earlier one, else nothing is written (TX-015). All else is as on these repositories, which
     * themselves go on with the clock: those of a transaction belong to it and end with it. Digits finer than a microsecond
     * are cut off (TX-016).
     *
     * @param timestamps the times; updatedAt must not be before createdAt
     * @return the repositories
     * @throws dev.barkeep.storage.error.InvalidDataException if a time is missing, cannot be stored, or they are in the wrong
     *     order; then it names either of them
     */
    Repositories withTimestamps(Timestamps timestamps);

    /**
     * Gives the rows of a table as they are stored, with ids and times, also to {@link #withTimestamps}: what is put carries the
     * times of its own.
     *
     * @param <T> the table's record
     * @param table the table
     * @return its rows; those of a transaction belong to it and end with it
     * @throws dev.barkeep.storage.error.InvalidDataException if the table is {@code null}
     */
    <T> StoredRows<T> rows(StoredTable<T> table);
}
