package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import java.time.Instant;
import java.util.List;

/** The log of what happened to the application. The storage numbers the events. */
public interface SystemEventRepository {

    /**
     * Appends an event (EVT-001).
     *
     * @param event the event
     * @return the event with its id and times
     * @throws dev.barkeep.storage.error.InvalidDataException if it is {@code null}, as everywhere (EVT-006): that is a mistake of the
     *     program and no failure to log
     * @throws dev.barkeep.storage.error.EventNotRecordedException if it cannot be stored, whatever the reason, so that a
     *     host can go on without its log (EVT-002). After the end of the storage or the transaction its cause is a
     *     {@link dev.barkeep.storage.error.ClosedException}. Within a transaction it has ended that transaction, as every call does
     *     that fails in the database
     */
    Stored<SystemEvent> append(SystemEvent event);

    /**
     * Finds the newest events that meet all conditions of a filter (EVT-003).
     *
     * @param filter the conditions
     * @param limit how many at most, 0 or more; fewer come only if there are no more (EVT-004)
     * @return the events, by id descending: the newest first
     */
    List<Stored<SystemEvent>> findLatest(EventFilter filter, int limit);

    /**
     * Deletes the events that were stored before a moment (EVT-005).
     *
     * @param before the first time of creation that is kept
     * @return how many were deleted
     */
    long deleteCreatedBefore(Instant before);
}
