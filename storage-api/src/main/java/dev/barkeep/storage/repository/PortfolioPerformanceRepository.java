package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The portfolio's performance by day. The storage numbers the rows; a day may have several. */
public interface PortfolioPerformanceRepository {

    /**
     * Adds a row (PER-001).
     *
     * @param performance the row
     * @return the row with its id and times
     */
    Stored<PortfolioPerformance> add(PortfolioPerformance performance);

    /**
     * Adds many rows, all or none, in the order given (PER-002).
     *
     * @param performances the rows
     * @return how many were added
     */
    long addAll(Collection<PortfolioPerformance> performances);

    /**
     * Lists the rows of some days (PER-003).
     *
     * @param range the days
     * @return the rows, newest first: by date, then id, both descending
     */
    List<Stored<PortfolioPerformance>> findRange(Range<LocalDate> range);

    /**
     * Finds the newest row: that of the latest date, and of several the one with the greatest id (PER-004).
     *
     * @return the row, or empty if there is none
     */
    Optional<Stored<PortfolioPerformance>> findLatest();

    /**
     * Sums up some days (PER-005).
     *
     * @param range the days
     * @return the numbers, or empty if there are no rows
     */
    Optional<PerformanceSummary> summary(Range<LocalDate> range);
}
