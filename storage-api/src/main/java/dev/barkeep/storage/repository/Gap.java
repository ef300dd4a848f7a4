package dev.barkeep.storage.repository;

/**
 * Two neighbouring bars with too much time between them.
 *
 * @param <P> {@link java.time.LocalDate} or {@link java.time.Instant}
 * @param last the last bar before the gap
 * @param next the first bar after it
 */
public record Gap<P>(P last, P next) {}
