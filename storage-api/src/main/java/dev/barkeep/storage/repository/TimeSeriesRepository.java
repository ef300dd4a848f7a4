package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.Timestamps;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bars by series and point in time. Daily and intraday bars have the same operations with the same rules.
 *
 * <p>Lists and streams of bars are in ascending order of time (BAR-010). A series without bars is not an error: the
 * answer is empty (BAR-011). Tickers in arguments follow {@link dev.barkeep.storage.model.FieldRules#ticker} as those in
 * records do: {@code " aapl"} asks for {@code AAPL}, and what cannot be a ticker is refused (BAR-024). Beyond that, keys are
 * compared exactly (BAR-025).
 *
 * @param <T> the bar
 * @param <S> what names a series: the ticker of daily bars, ticker and interval of intraday bars
 * @param <P> a point in time: {@link java.time.LocalDate} or {@link java.time.Instant}
 */
public interface TimeSeriesRepository<T extends Bar, S, P extends Comparable<? super P>> {

    /**
     * Inserts a bar, or replaces every value of the one with the same key (BAR-001, BAR-002). A bar that is stored already
     * with the same values is not written: its times stay (BAR-003). A changed bar keeps its time of creation and gets a
     * new time of update (BAR-004). Doubtful bars are stored as they are (BAR-028).
     *
     * @param bar the bar
     * @return what was done
     */
    SaveResult save(T bar);

    /**
     * Saves many bars as {@link #save} does, of one ticker or many (BAR-008), all or none whatever their number (BAR-006).
     * Of bars with the same key the last one given counts (BAR-005). No bars are no error (BAR-007).
     *
     * @param bars the bars, in any order; fastest in ascending order of their series
     * @return what was done
     */
    SaveResult saveAll(Collection<? extends T> bars);

    /**
     * Saves bars as they come, in constant memory, all or none (BAR-029). The stream is read in the thread of the call and
     * closed before the call is committed, and whatever it throws, also when it is closed, undoes the call. Of bars with the same key the last one given counts; if
     * others came so far between them that both were not in memory together, the row counts as written, whatever its last
     * values. A stream of this storage itself may be the source if the storage has
     * {@link dev.barkeep.storage.capability.Capability#CONCURRENT_ACCESS}.
     *
     * @param bars the bars, in any order; fastest in ascending order of their series
     * @return what was done
     */
    SaveResult saveAll(Stream<? extends T> bars);

    /**
     * Finds one bar. A point finer than a microsecond is cut to it, as in the record (BAR-031).
     *
     * @param series the series
     * @param at the bar's point in time
     * @return the bar, or empty
     */
    Optional<T> find(S series, P at);

    /**
     * Says when a bar was stored and last changed.
     *
     * @param series the series
     * @param at the bar's point in time
     * @return its times, or empty if there is no such bar
     */
    Optional<Timestamps> timestamps(S series, P at);

    /**
     * Finds the bars of a range: {@code from} is in, {@code to} is out (BAR-012). Bounds finer than a microsecond are
     * honoured (BAR-027).
     *
     * @param series the series
     * @param range the range; {@link Range#all()} for the whole series
     * @return the bars, ascending
     */
    List<T> findRange(S series, Range<P> range);

    /**
     * Finds the bars of several series in a range (BAR-017).
     *
     * @param series the series, in any number; one that is named twice is answered once
     * @param range the range
     * @return for every series asked for, in its one spelling and in the order asked, its bars, ascending; an empty list if
     *     it has none
     */
    Map<S, List<T>> findRange(Collection<S> series, Range<P> range);

    /**
     * Finds the newest bars (BAR-013).
     *
     * @param series the series
     * @param limit how many at most, 0 or more; fewer come only if there are no more (BAR-014)
     * @return the bars, ascending: the newest is the last
     */
    List<T> findLatest(S series, int limit);

    /**
     * Finds the newest bar at or before a point in time (BAR-015).
     *
     * @param series the series
     * @param at the point in time
     * @return the bar, or empty if there is none so early
     */
    Optional<T> findLatestAt(S series, P at);

    /**
     * Finds the newest bar of every series (BAR-018).
     *
     * @return one bar a series, by ticker and interval, ascending
     */
    List<T> findLatestOfEach();

    /**
     * Streams the bars of a range without holding them in memory (BAR-019). The stream must be closed (STR-001 to
     * STR-004 in {@link dev.barkeep.storage.Repositories}).
     *
     * @param series the series
     * @param range the range
     * @return the bars, ascending; to be closed
     */
    Stream<T> stream(S series, Range<P> range);

    /**
     * Streams all bars of all series without holding them in memory (BAR-030). The stream must be closed.
     *
     * @return the bars, by ticker, interval and time, ascending; to be closed
     */
    Stream<T> streamAll();

    /**
     * Says what is stored, computed from the bars themselves (BAR-020). First and last moment of a series are here too.
     *
     * @return one line a series, by ticker and interval, ascending
     */
    List<SeriesOverview<S, P>> overview();

    /**
     * Says what is stored of one series (BAR-016).
     *
     * @param series the series
     * @return its first and last bar and their number, or empty if it has none
     */
    Optional<SeriesOverview<S, P>> overview(S series);

    /**
     * Finds neighbouring bars of a range that are further apart than a given span (BAR-021). What lies between the bounds
     * of the range and its first and last bar is no gap.
     *
     * @param series the series
     * @param range the range
     * @param longerThan the longest span that is still no gap, 0 or more; days count 24 hours
     * @return the gaps, ascending
     */
    List<Gap<P>> findGaps(S series, Range<P> range, Duration longerThan);

    /**
     * Deletes the bars of a range (BAR-022).
     *
     * @param series the series
     * @param range the range; {@link Range#all()} for the whole series
     * @return how many were deleted
     */
    long deleteRange(S series, Range<P> range);

    /**
     * Deletes the bars of all series before a point in time (BAR-023).
     *
     * @param before the first point in time that is kept
     * @return how many were deleted
     */
    long deleteBefore(P before);
}
