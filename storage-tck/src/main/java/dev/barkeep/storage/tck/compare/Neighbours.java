package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each operation on rows that differ in little, asked for each of them and for what stands just beside: keys that look alike,
 * bounds at and next to the points in time, and conditions of filters in every mix.
 */
final class Neighbours {

    /** So many clocks' ticks apart rows are stored. */
    private static final int PORTIONS = 4;

    /** Every argument meets so many of each other argument. */
    private static final int OTHERS = 2;

    private Neighbours() {}

    /** Steps that store the rows and ask for them. */
    static List<Step> of(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>(fill(table));
        for (Operation operation : Operations.all()) {
            if (operation.table() != table || operation.parameters().stream().anyMatch(Neighbours::isOfRows)) {
                continue;
            }
            for (List<Argument> arguments : mixes(operation)) {
                if (operation.writes()) {
                    steps.add(new Step.Begin());
                    steps.add(new Step.Call(Door.TRANSACTION, operation, arguments, false));
                    steps.add(new Step.End(Step.How.ROLLBACK));
                } else {
                    steps.add(new Step.Call(Door.STORAGE, operation, arguments, false));
                }
            }
        }
        return steps;
    }

    private static boolean isOfRows(Operation.Parameter parameter) {
        Class<?> type = parameter.type() == Collection.class ? parameter.element() : parameter.type();
        return type == Stream.class
                || (type != null && StoredTable.ALL.stream().anyMatch(table -> table.type() == type));
    }

    /** Stores the rows in portions, a microsecond after each other. */
    private static List<Step> fill(StoredTable<?> table) {
        List<Object> rows = NeighbourRows.of(table);
        List<Step> steps = new ArrayList<>();
        int size = (rows.size() + PORTIONS - 1) / PORTIONS;
        for (int from = 0; from < rows.size(); from += size) {
            steps.add(new Step.Tick(Duration.ofNanos(1_000)));
            steps.addAll(Doors.store(table, rows.subList(from, Math.min(from + size, rows.size()))));
        }
        return steps;
    }

    /** Each value of each parameter with some of the others. */
    private static List<List<Argument>> mixes(Operation operation) {
        List<List<Argument>> values = operation.parameters().stream()
                .map(parameter -> values(operation, parameter))
                .toList();
        if (values.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Argument>> mixes = new ArrayList<>();
        for (int whole = 0; whole < values.size(); whole++) {
            // What the parameters before it have met already is left out.
            mix(values, whole, new ArrayList<>(), mixes);
        }
        return mixes;
    }

    private static void mix(List<List<Argument>> values, int whole, List<Argument> begun, List<List<Argument>> mixes) {
        int place = begun.size();
        if (place == values.size()) {
            mixes.add(List.copyOf(begun));
            return;
        }
        List<Argument> all = values.get(place);
        int few = Math.min(OTHERS, all.size());
        List<Argument> some = place == whole ? all.subList(whole == 0 ? 0 : few, all.size()) : all.subList(0, few);
        for (Argument argument : some) {
            begun.add(argument);
            mix(values, whole, begun, mixes);
            begun.remove(place);
        }
    }

    private static List<Argument> values(Operation operation, Operation.Parameter parameter) {
        Class<?> type = parameter.type();
        StoredTable<?> table = Objects.requireNonNull(operation.table());
        if (type == long.class) {
            return IntStream.range(0, 14)
                    .mapToObj(pick -> Arguments.id(table, pick, null))
                    .toList();
        }
        if (type == PageRequest.class) {
            return pages();
        }
        if (type == Collection.class) {
            return collections(Objects.requireNonNull(parameter.element())).stream()
                    .map(list -> Argument.of(Arguments.list(list)))
                    .toList();
        }
        if (type == EventFilter.class) {
            return events();
        }
        if (type == Range.class
                && operation.accessor() != null
                && operation.accessor().getParameterCount() == 1) {
            return aroundNow();
        }
        if (type == Instant.class && table != StoredTable.INTRADAY_DATA) {
            return IntStream.rangeClosed(-PORTIONS, 1)
                    .boxed()
                    .flatMap(step -> Stream.of(-1, 0, 1).map(nanos -> now(step * 1_000L + nanos)))
                    .toList();
        }
        return plain(table, type, parameter.element()).stream()
                .map(value -> Argument.of(Given.of(value)))
                .toList();
    }

    /** The time of the last rows, and so far from it. */
    private static Argument now(long nanos) {
        return player -> Given.of(at(player, nanos));
    }

    private static Instant at(Player player, long nanos) {
        return player.now().truncatedTo(ChronoUnit.MICROS).plusNanos(nanos);
    }

    private static List<Argument> aroundNow() {
        List<Argument> ranges = new ArrayList<>();
        ranges.add(Argument.of(Given.of(Range.all())));
        for (long nanos : new long[] {-2_000, -1_001, -1_000, -999, 0, 1}) {
            ranges.add(player -> Given.of(Range.from(at(player, nanos))));
            ranges.add(player -> Given.of(Range.before(at(player, nanos))));
            ranges.add(player -> Given.of(Range.between(at(player, nanos), at(player, nanos + 1_000))));
            ranges.add(player -> Given.of(Range.between(at(player, nanos), at(player, nanos))));
        }
        return ranges;
    }

    private static List<Argument> pages() {
        List<Argument> pages = new ArrayList<>();
        pages.add(Arguments.page(100, 100, null, null));
        pages.add(Arguments.page(1_000, -1, null, null));
        pages.add(Arguments.page(3, 41, null, null));
        for (int row : new int[] {0, 1, 8, 9, 10, 99, 101, 239}) {
            pages.add(Arguments.page(2, row, null, null));
        }
        return pages;
    }

    private static List<Argument> events() {
        List<Argument> filters = new ArrayList<>();
        for (Argument range : aroundNow().subList(0, 9)) {
            for (String type : Arrays.asList(null, "A", "a")) {
                for (String severity : Arrays.asList(null, "INFO", "info")) {
                    filters.add(player -> Given.of(new EventFilter(type, severity, created(range, player))));
                }
            }
        }
        return filters;
    }

    private static Range<Instant> created(Argument range, Player player) {
        Range<?> moments = (Range<?>) Objects.requireNonNull(range.given(player).on(Target.MODEL));
        return new Range<>((Instant) moments.from(), (Instant) moments.to());
    }

    private static List<List<Object>> collections(Class<?> element) {
        List<Object> all = element == IntradaySeries.class
                ? new ArrayList<>(NeighbourRows.series())
                : new ArrayList<>(Edges.TICKERS);
        List<Object> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        List<List<Object>> collections = new ArrayList<>();
        collections.add(backwards);
        collections.add(all.subList(0, 5));
        collections.add(List.of(all.get(3), all.get(2), all.get(3)));
        if (element == String.class) {
            collections.add(List.of("a_b", " A.B", "A-B\t", "a.b", "none"));
        }
        return collections;
    }

    private static List<?> plain(StoredTable<?> table, Class<?> type, @Nullable Class<?> element) {
        if (type == String.class) {
            List<String> tickers = new ArrayList<>(Edges.TICKERS);
            List.of("A.B", "A_B", "BRK-B", "Z").forEach(ticker -> tickers.add(" " + ticker.toLowerCase(Locale.ROOT)));
            tickers.addAll(List.of("AB", "A..B", "BRK-", "BR", "GSPC", "EURUSD"));
            return tickers;
        }
        if (type == IntradaySeries.class) {
            List<IntradaySeries> series = new ArrayList<>(NeighbourRows.series());
            series.add(new IntradaySeries("AB", series.get(0).interval()));
            series.add(new IntradaySeries("A", Edges.INTERVALS.get(1)));
            return series;
        }
        if (type == LocalDate.class) {
            return days();
        }
        if (type == Instant.class) {
            return moments();
        }
        if (type == Range.class) {
            return element == LocalDate.class ? ranges(days()) : ranges(moments());
        }
        if (type == int.class) {
            return List.of(2, 1, 100, 0);
        }
        if (type == Duration.class) {
            return spans(table);
        }
        if (type == BigDecimal.class) {
            return Stream.of("1", "-0.01", "-0.05", "-0.26", "9999999999.99999999", "0", "-1")
                    .map(BigDecimal::new)
                    .toList();
        }
        if (type == SignalFilter.class) {
            return signals();
        }
        return type == Map.class ? prices() : List.of(Typical.value(type, "A"));
    }

    private static List<LocalDate> days() {
        return Stream.of(1, 3, 4, 0, 2, 9, 10, 11, -1)
                .map(Typical.DAY::plusDays)
                .toList();
    }

    private static List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (long nanos : new long[] {0, -1, 1, 999}) {
            NeighbourRows.MOMENTS.subList(0, 3).forEach(moment -> moments.add(moment.plusNanos(nanos)));
        }
        return moments;
    }

    private static <P extends Comparable<? super P>> List<Range<P>> ranges(List<P> points) {
        List<P> sorted = points.stream().sorted().toList();
        List<Range<P>> ranges = new ArrayList<>();
        ranges.add(Range.all());
        ranges.add(Range.between(points.get(0), points.get(2)));
        ranges.add(Range.from(points.get(1)));
        ranges.add(Range.between(sorted.get(1), sorted.get(1)));
        for (int i = 0; i < sorted.size(); i += 2) {
            ranges.add(Range.before(sorted.get(i)));
            ranges.add(Range.between(sorted.get(i), sorted.get(Math.min(i + 3, sorted.size() - 1))));
        }
        return ranges;
    }

    private static List<Duration> spans(StoredTable<?> table) {
        if (table == StoredTable.DAILY_DATA) {
            return List.of(
                    Duration.ZERO,
                    Duration.ofDays(1),
                    Duration.ofDays(2).minusNanos(1),
                    Duration.ofDays(2),
                    Duration.ofDays(6));
        }
        return List.of(
                Duration.ZERO,
                NeighbourRows.between(1, 2),
                NeighbourRows.between(2, 3).minusNanos(1),
                NeighbourRows.between(0, 1),
                NeighbourRows.between(1, 2).minusNanos(1),
                NeighbourRows.between(2, 3));
    }

    private static List<SignalFilter> signals() {
        List<SignalFilter> filters = new ArrayList<>();
        LocalDate day = NeighbourRows.DAYS.get(1);
        for (Range<LocalDate> range :
                List.of(Range.<LocalDate>all(), Range.from(day), Range.between(day, day.plusDays(1)))) {
            for (String ticker : Arrays.asList(null, "A", "a.b", "NONE")) {
                for (String type : Arrays.asList(null, "buy")) {
                    for (String least : Arrays.asList(null, "0", "0.5")) {
                        filters.add(
                                new SignalFilter(ticker, range, type, least == null ? null : new BigDecimal(least)));
                    }
                }
            }
        }
        return filters;
    }

    private static List<Map<String, BigDecimal>> prices() {
        Map<String, BigDecimal> ones = new LinkedHashMap<>();
        Map<String, BigDecimal> rising = new HashMap<>();
        for (String ticker : Edges.TICKERS) {
            ones.put(" " + ticker.toLowerCase(Locale.ROOT), BigDecimal.ONE);
            rising.put(ticker, BigDecimal.valueOf(100_000_000_000_001L + 37L * rising.size(), 8));
        }
        Map<String, BigDecimal> missing = new HashMap<>(rising);
        missing.remove("A.B");
        Map<String, BigDecimal> twice = new HashMap<>(rising);
        twice.put("a.b", BigDecimal.ONE);
        Map<String, BigDecimal> zeros = new HashMap<>(rising);
        zeros.replaceAll((ticker, price) -> BigDecimal.ZERO);
        Map<String, BigDecimal> withoutTheEmpty = new HashMap<>(rising);
        // Of this one there are no shares.
        withoutTheEmpty.remove(Edges.TICKERS.get(0));
        return List.of(ones, rising, missing, twice, zeros, withoutTheEmpty);
    }
}
