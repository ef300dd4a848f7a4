package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.repository.Gap;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SeriesOverview;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one table. The subclasses say what a series and a point in time are.
 *
 * @param <T> the bar
 * @param <S> what names a series
 * @param <P> a point in time
 * @param <M> the table's mapper
 */
abstract class MyBatisTimeSeriesRepository<
                T extends Bar, S, P extends Comparable<? super P>, M extends TimeSeriesMapper<T, S, P>>
        extends TableRepository<T, M> implements TimeSeriesRepository<T, S, P> {

    MyBatisTimeSeriesRepository(Table<T> table, Class<M> mapper, CallScope scope, Writes writes) {
        super(table, mapper, scope, writes);
    }

    /** The series in its one spelling. */
    abstract S checked(S series);

    /** The series that a bar belongs to. */
    abstract S seriesOf(T bar);

    /** A point in time as a record would have it. */
    abstract P checked(P at);

    abstract Bounds<P> bounds(Range<P> range);

    /** The latest point at or before another that can be stored, or {@code null} if there is none. */
    abstract @Nullable P floor(P at);

    abstract Duration between(P earlier, P later);

    /** Finds the bars of some series, of which there are no more than a statement can have. */
    abstract List<T> findRangeOfSeveral(M statements, List<S> series, Bounds<P> bounds);

    @Override
    public SaveResult save(T bar) {
        return saveAll(List.of(FieldRules.required("bar", bar)));
    }

    @Override
    public SaveResult saveAll(Collection<? extends T> bars) {
        return writes.save(table, mapper, bars);
    }

    @Override
    public SaveResult saveAll(Stream<? extends T> bars) {
        return writes.save(table, mapper, bars);
    }

    @Override
    public Optional<T> find(S series, P at) {
        S of = checked(series);
        P point = checked(at);
        return findOne(statements -> statements.find(of, point));
    }

    @Override
    public Optional<Timestamps> timestamps(S series, P at) {
        S of = checked(series);
        P point = checked(at);
        return findOne(statements -> statements.timestamps(of, point));
    }

    @Override
    public List<T> findRange(S series, Range<P> range) {
        S of = checked(series);
        Bounds<P> bounds = open(range);
        return bounds.isEmpty()
                ? List.of()
                : findList(statements -> statements.findRange(of, bounds.from(), bounds.to()));
    }

    @Override
    public Map<S, List<T>> findRange(Collection<S> series, Range<P> range) {
        Map<S, List<T>> found = new LinkedHashMap<>();
        FieldRules.required("series", series).forEach(of -> found.put(checked(of), new ArrayList<>()));
        Bounds<P> bounds = open(range);
        if (!bounds.isEmpty() && !found.isEmpty()) {
            List<T> bars = findByKeys(
                    List.copyOf(found.keySet()), (statements, some) -> findRangeOfSeveral(statements, some, bounds));
            for (T bar : bars) {
                List<T> ofSeries = found.get(seriesOf(bar));
                if (ofSeries != null) {
                    ofSeries.add(bar);
                }
            }
        }
        found.replaceAll((of, bars) -> Collections.unmodifiableList(bars));
        return Collections.unmodifiableMap(found);
    }

    @Override
    public List<T> findLatest(S series, int limit) {
        S of = checked(series);
        int checkedLimit = FieldRules.limit("limit", limit);
        scope.requireOpen();
        if (checkedLimit == 0) {
            return List.of();
        }
        List<T> ascending = new ArrayList<>(findList(statements -> statements.findLatest(of, checkedLimit)));
        Collections.reverse(ascending);
        return Collections.unmodifiableList(ascending);
    }

    @Override
    public Optional<T> findLatestAt(S series, P at) {
        S of = checked(series);
        P point = floor(FieldRules.required("at", at));
        scope.requireOpen();
        return point == null ? Optional.empty() : findOne(statements -> statements.findLatestAt(of, point));
    }

    @Override
    public List<T> findLatestOfEach() {
        return findList(TimeSeriesMapper::findLatestOfEach);
    }

    @Override
    public Stream<T> stream(S series, Range<P> range) {
        S of = checked(series);
        Bounds<P> bounds = open(range);
        return bounds.isEmpty()
                ? Stream.empty()
                : stream("stream", statements -> statements.stream(of, bounds.from(), bounds.to()));
    }

    @Override
    public Stream<T> streamAll() {
        return stream("stream", TimeSeriesMapper::streamAll);
    }

    @Override
    public List<SeriesOverview<S, P>> overview() {
        return findList(TimeSeriesMapper::overview);
    }

    @Override
    public Optional<SeriesOverview<S, P>> overview(S series) {
        S of = checked(series);
        return findOne(statements -> statements.overviewOf(of));
    }

    @Override
    public List<Gap<P>> findGaps(S series, Range<P> range, Duration longerThan) {
        S of = checked(series);
        Bounds<P> bounds = open(range);
        if (FieldRules.required("longerThan", longerThan).isNegative()) {
            throw new InvalidDataException("longerThan", longerThan, "must be 0 or more");
        }
        List<Gap<P>> gaps = new ArrayList<>();
        if (bounds.isEmpty()) {
            return List.of();
        }
        try (Stream<P> points =
                stream("find gaps in", statements -> statements.streamPoints(of, bounds.from(), bounds.to()))) {
            P previous = null;
            for (Iterator<P> all = points.iterator(); all.hasNext(); ) {
                P next = all.next();
                if (previous != null && between(previous, next).compareTo(longerThan) > 0) {
                    gaps.add(new Gap<>(previous, next));
                }
                previous = next;
            }
        }
        return Collections.unmodifiableList(gaps);
    }

    @Override
    public long deleteRange(S series, Range<P> range) {
        S of = checked(series);
        Bounds<P> bounds = open(range);
        return bounds.isEmpty() ? 0 : delete(statements -> statements.deleteRange(of, bounds.from(), bounds.to()));
    }

    @Override
    public long deleteBefore(P before) {
        Bounds<P> bounds = open(Range.before(FieldRules.required("before", before)));
        return bounds.isEmpty() ? 0 : delete(statements -> statements.deleteBefore(bounds.to()));
    }

    /** Says what to ask the database for; the answer may be known without it, but not after the end. */
    private Bounds<P> open(Range<P> range) {
        scope.requireOpen();
        return bounds(range);
    }
}
