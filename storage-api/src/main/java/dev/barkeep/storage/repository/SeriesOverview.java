package dev.barkeep.storage.repository;

/**
 * What is stored of one series.
 *
 * @param <S> what names a series
 * @param <P> {@link java.time.LocalDate} or {@link java.time.Instant}
 * @param series the series
 * @param first its first bar
 * @param last its last bar
 * @param count how many bars it has, 1 or more
 */
public record SeriesOverview<S, P>(S series, P first, P last, long count) {}
