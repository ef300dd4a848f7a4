package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a series backwards. A storage gives bars in ascending order, so this asks for a stretch of time that has at most a page
 * of bars, reverses it, and goes on before it; memory stays constant, and stretches without bars are leapt over.
 *
 * @param <T> the bar
 * @param <S> what names a series
 * @param <P> a point in time
 */
public abstract class NewestFirst<T extends Bar, S, P extends Comparable<? super P>> {

    private static final int PAGE = 5_000;

    private NewestFirst() {}

    /**
     * Reads daily bars.
     *
     * @param repository where they are
     * @return a reader
     */
    public static NewestFirst<DailyData, String, LocalDate> of(DailyDataRepository repository) {
        return new Daily(repository);
    }

    /**
     * Reads intraday bars.
     *
     * @param repository where they are
     * @return a reader
     */
    public static NewestFirst<IntradayData, IntradaySeries, Instant> of(IntradayDataRepository repository) {
        return new Intraday(repository);
    }

    /**
     * Reads the bars of a range, the newest first.
     *
     * @param series the series
     * @param range the range
     * @param most how many are wanted at most
     * @param each takes a bar, and says whether it wants more
     */
    public final void read(S series, Range<P> range, int most, Predicate<? super T> each) {
        P from = range.from();
        long left = most;
        Optional<T> newest = newest(series, range.to());
        while (newest.isPresent()) {
            P last = at(newest.get());
            if (from != null && last.compareTo(from) < 0) {
                return;
            }
            P start = back(series, last, (int) Math.min(left, PAGE));
            P first = from != null && start.compareTo(from) < 0 ? from : start;
            List<T> page = repository().findRange(series, Range.between(first, after(last)));
            for (int i = page.size() - 1; i >= 0; i--) {
                if (!each.test(page.get(i))) {
                    return;
                }
            }
            left -= page.size();
            newest = left <= 0 || first.compareTo(earliest()) <= 0 ? Optional.empty() : newest(series, first);
        }
    }

    private Optional<T> newest(S series, @Nullable P before) {
        if (before == null) {
            return repository().findLatest(series, 1).stream().findFirst();
        }
        return before.compareTo(earliest()) <= 0
                ? Optional.empty()
                : repository().findLatestAt(series, before(before));
    }

    abstract TimeSeriesRepository<T, S, P> repository();

    abstract P at(T bar);

    abstract P earliest();

    abstract P before(P point);

    abstract P after(P point);

    /** Goes back so far that a series without holes has that many bars from there to the point, which is in. */
    abstract P back(S series, P point, int bars);

    private static final class Daily extends NewestFirst<DailyData, String, LocalDate> {

        private final DailyDataRepository repository;

        Daily(DailyDataRepository repository) {
            this.repository = repository;
        }

        @Override
        DailyDataRepository repository() {
            return repository;
        }

        @Override
        LocalDate at(DailyData bar) {
            return bar.date();
        }

        @Override
        LocalDate earliest() {
            return FieldRules.MIN_DATE;
        }

        @Override
        LocalDate before(LocalDate point) {
            return point.minusDays(1);
        }

        @Override
        LocalDate after(LocalDate point) {
            return point.plusDays(1);
        }

        @Override
        LocalDate back(String series, LocalDate point, int bars) {
            return point.minusDays(bars - 1L);
        }
    }

    private static final class Intraday extends NewestFirst<IntradayData, IntradaySeries, Instant> {

        private final IntradayDataRepository repository;

        Intraday(IntradayDataRepository repository) {
            this.repository = repository;
        }

        @Override
        IntradayDataRepository repository() {
            return repository;
        }

        @Override
        Instant at(IntradayData bar) {
            return bar.datetime();
        }

        @Override
        Instant earliest() {
            return FieldRules.MIN_INSTANT;
        }

        @Override
        Instant before(Instant point) {
            // A bound finer than what is stored: the microsecond in which it lies begins before it.
            Instant whole = point.truncatedTo(ChronoUnit.MICROS);
            return whole.equals(point) ? point.minus(1, ChronoUnit.MICROS) : whole;
        }

        @Override
        Instant after(Instant point) {
            return point.plus(1, ChronoUnit.MICROS);
        }

        @Override
        Instant back(IntradaySeries series, Instant point, int bars) {
            return point.minusSeconds((bars - 1L) * series.interval().seconds());
        }
    }
}
