package dev.barkeep.storage.memory;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.Gap;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SeriesOverview;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bars. The rows of their tables are in the order of series and time already.
 *
 * @param <T> the bar
 * @param <S> what names a series
 * @param <P> a point in time
 */
abstract class Bars<T extends Bar, S, P extends Comparable<? super P>> implements TimeSeriesRepository<T, S, P> {

    private final Table<T> table;

    Bars(Table<T> table) {
        this.table = table;
    }

    /** The series in its one spelling. */
    abstract S checked(S series);

    /** A point in time as a record would have it. */
    abstract P checked(P at);

    abstract S seriesOf(T bar);

    abstract P pointOf(T bar);

    abstract Duration between(P earlier, P later);

    @Override
    public SaveResult save(T bar) {
        return saveAll(List.of(FieldRules.required("bar", bar)));
    }

    @Override
    public SaveResult saveAll(Collection<? extends T> bars) {
        return table.saveAll(bars);
    }

    @Override
    public SaveResult saveAll(Stream<? extends T> bars) {
        return table.saveAll(bars);
    }

    @Override
    public Optional<T> find(S series, P at) {
        return row(series, at).map(Stored::value);
    }

    @Override
    public Optional<Timestamps> timestamps(S series, P at) {
        return row(series, at).map(row -> new Timestamps(row.createdAt(), row.updatedAt()));
    }

    private Optional<Stored<T>> row(S series, P at) {
        S of = checked(series);
        P point = checked(at);
        return table.rows()
                .filter(row ->
                        seriesOf(row.value()).equals(of) && pointOf(row.value()).equals(point))
                .findFirst();
    }

    @Override
    public List<T> findRange(S series, Range<P> range) {
        return of(series, range).toList();
    }

    @Override
    public Map<S, List<T>> findRange(Collection<S> series, Range<P> range) {
        Map<S, List<T>> found = new LinkedHashMap<>();
        FieldRules.required("series", series).forEach(each -> found.put(checked(each), new ArrayList<>()));
        FieldRules.required("range", range);
        table.values().filter(bar -> range.contains(pointOf(bar))).forEach(bar -> {
            List<T> bars = found.get(seriesOf(bar));
            if (bars != null) {
                bars.add(bar);
            }
        });
        found.replaceAll((of, bars) -> List.copyOf(bars));
        return Collections.unmodifiableMap(found);
    }

    @Override
    public List<T> findLatest(S series, int limit) {
        FieldRules.limit("limit", limit);
        List<T> all = findRange(series, Range.all());
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    @Override
    public Optional<T> findLatestAt(S series, P at) {
        FieldRules.required("at", at);
        return of(series, Range.all())
                .filter(bar -> pointOf(bar).compareTo(at) <= 0)
                .reduce((earlier, later) -> later);
    }

    @Override
    public List<T> findLatestOfEach() {
        return bySeries().values().stream()
                .map(bars -> bars.get(bars.size() - 1))
                .toList();
    }

    @Override
    public Stream<T> stream(S series, Range<P> range) {
        return table.stream(of(series, range));
    }

    @Override
    public Stream<T> streamAll() {
        return table.stream(table.values());
    }

    @Override
    public List<SeriesOverview<S, P>> overview() {
        return bySeries().entrySet().stream()
                .map(series -> overview(series.getKey(), series.getValue()))
                .toList();
    }

    @Override
    public Optional<SeriesOverview<S, P>> overview(S series) {
        List<T> bars = findRange(series, Range.all());
        return bars.isEmpty() ? Optional.empty() : Optional.of(overview(checked(series), bars));
    }

    private SeriesOverview<S, P> overview(S series, List<T> bars) {
        return new SeriesOverview<>(series, pointOf(bars.get(0)), pointOf(bars.get(bars.size() - 1)), bars.size());
    }

    @Override
    public List<Gap<P>> findGaps(S series, Range<P> range, Duration longerThan) {
        if (FieldRules.required("longerThan", longerThan).isNegative()) {
            throw new InvalidDataException("longerThan", longerThan, "must be 0 or more");
        }
        List<P> points = of(series, range).map(this::pointOf).toList();
        List<Gap<P>> gaps = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            if (between(points.get(i - 1), points.get(i)).compareTo(longerThan) > 0) {
                gaps.add(new Gap<>(points.get(i - 1), points.get(i)));
            }
        }
        return List.copyOf(gaps);
    }

    @Override
    public long deleteRange(S series, Range<P> range) {
        S of = checked(series);
        FieldRules.required("range", range);
        return table.delete(row -> seriesOf(row.value()).equals(of) && range.contains(pointOf(row.value())));
    }

    @Override
    public long deleteBefore(P before) {
        FieldRules.required("before", before);
        return table.delete(row -> pointOf(row.value()).compareTo(before) < 0);
    }

    private Stream<T> of(S series, Range<P> range) {
        S of = checked(series);
        FieldRules.required("range", range);
        return table.values().filter(bar -> seriesOf(bar).equals(of) && range.contains(pointOf(bar)));
    }

    private Map<S, List<T>> bySeries() {
        return table.values().collect(Collectors.groupingBy(this::seriesOf, LinkedHashMap::new, Collectors.toList()));
    }
}
