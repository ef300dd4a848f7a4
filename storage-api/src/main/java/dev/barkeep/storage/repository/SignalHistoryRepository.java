package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Signals. The storage numbers them; a ticker may have many a day, also equal ones. */
public interface SignalHistoryRepository {

    /**
     * Adds a signal (SIG-001). Equal signals are different rows (SIG-002).
     *
     * @param signal the signal
     * @return the signal with its id and times
     */
    Stored<SignalHistory> add(SignalHistory signal);

    /**
     * Adds many signals, all or none, in the order given (SIG-003).
     *
     * @param signals the signals
     * @return how many were added
     */
    long addAll(Collection<SignalHistory> signals);

    /**
     * Finds a signal.
     *
     * @param id its id; any number may be asked for
     * @return the signal, or empty
     */
    Optional<Stored<SignalHistory>> find(long id);

    /**
     * Finds the signals that meet all conditions of a filter (SIG-004), the newest first: by date, then id, both
     * descending (SIG-005), a page at a time (SIG-006). Following the pages to the end gives each row once that was there
     * from the beginning, whatever is added meanwhile (SIG-007). If the rows of a page are deleted, the next one still begins behind
     * their place: no other row is left out or comes twice (SIG-010).
     *
     * @param filter the conditions
     * @param page which page
     * @return the page
     */
    Page<Stored<SignalHistory>> search(SignalFilter filter, PageRequest page);

    /**
     * Counts the signals that meet all conditions of a filter (SIG-008).
     *
     * @param filter the conditions
     * @return the numbers; zeros and {@code null}s if there are none
     */
    SignalStatistics statistics(SignalFilter filter);

    /**
     * Deletes the signals that were stored before a moment (SIG-009).
     *
     * @param before the first time of creation that is kept
     * @return how many were deleted
     */
    long deleteCreatedBefore(Instant before);
}
