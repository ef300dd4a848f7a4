package dev.barkeep.storage.tck;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Daily or intraday bars, so that one suite states the rules of both. Bars are made at steps: step 0 is the first point in
 * time, step 1 the next one.
 */
interface BarKind<T extends Bar, S, P extends Comparable<? super P>> {

    TimeSeriesRepository<T, S, P> of(Repositories repositories);

    S series(String ticker);

    P at(int step);

    P pointOf(T bar);

    Duration stepLength();

    /** Makes a bar whose four prices and volume all differ, so that none can stand for another unnoticed. */
    T bar(String ticker, int step, String close);

    default T bar(String ticker, int step) {
        return bar(ticker, step, "100." + (100 + Math.abs(step)));
    }

    default List<T> bars(String ticker, int from, int to) {
        return IntStream.range(from, to).mapToObj(step -> bar(ticker, step)).toList();
    }

    default Range<P> range(int from, int to) {
        return Range.between(at(from), at(to));
    }
}
