package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.repository.Gap;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SeriesOverview;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Finding, summing up and deleting bars. */
abstract class BarReadingSuite<T extends Bar, S, P extends Comparable<? super P>> extends Suite {

    /** In the order of their code points, which is neither that of a dictionary nor that of most collations. */
    private static final List<String> TICKERS = List.of("1A", "A", "A-B", "A.B", "A1", "AA", "B", "^GSPC", "_A");

    private final BarKind<T, S, P> kind;
    private TimeSeriesRepository<T, S, P> bars;

    BarReadingSuite(StorageTck tck, BarKind<T, S, P> kind) {
        super(tck);
        this.kind = kind;
    }

    @BeforeEach
    final void takeRepository() {
        bars = kind.of(storage);
    }

    @Test
    @DisplayName("BAR-010 bars are in ascending order of time, in whatever order they came")
    void ascending() {
        List<T> shuffled = new ArrayList<>(kind.bars("AAPL", 0, 30));
        Collections.reverse(shuffled.subList(5, 25));
        for (T bar : shuffled) {
            bars.save(bar);
        }

        assertThat(all("AAPL")).isEqualTo(kind.bars("AAPL", 0, 30));
        assertThat(streamed("AAPL", Range.all())).isEqualTo(kind.bars("AAPL", 0, 30));
    }

    @Test
    @DisplayName("BAR-011 a series without bars is no error")
    void unknownSeries() {
        bars.save(kind.bar("MSFT", 0));
        S series = kind.series("AAPL");

        assertThat(bars.find(series, kind.at(0))).isEmpty();
        assertThat(bars.find(kind.series("MSFT"), kind.at(1))).isEmpty();
        assertThat(bars.timestamps(series, kind.at(0))).isEmpty();
        assertThat(all("AAPL")).isEmpty();
        assertThat(bars.findRange(List.of(series), Range.all())).isEqualTo(Map.of(series, List.of()));
        assertThat(bars.findLatest(series, 5)).isEmpty();
        assertThat(bars.findLatestAt(series, kind.at(0))).isEmpty();
        assertThat(streamed("AAPL", Range.all())).isEmpty();
        assertThat(bars.overview(series)).isEmpty();
        assertThat(bars.findGaps(series, Range.all(), Duration.ZERO)).isEmpty();
        assertThat(bars.deleteRange(series, Range.all())).isZero();
    }

    @Test
    @DisplayName("BAR-012 a range is half-open: from is in, to is out")
    void halfOpen() {
        bars.saveAll(kind.bars("AAPL", 0, 10));

        assertThat(found(kind.range(3, 6))).isEqualTo(kind.bars("AAPL", 3, 6));
        assertThat(found(kind.range(3, 4))).isEqualTo(kind.bars("AAPL", 3, 4));
        assertThat(found(kind.range(3, 3))).isEmpty();
        assertThat(found(kind.range(-5, 0))).isEmpty();
        assertThat(found(kind.range(10, 12))).isEmpty();
    }

    @Test
    @DisplayName("BAR-012 a missing bound does not bound")
    void openRanges() {
        bars.saveAll(kind.bars("AAPL", 0, 10));

        assertThat(found(Range.from(kind.at(7)))).isEqualTo(kind.bars("AAPL", 7, 10));
        assertThat(found(Range.before(kind.at(3)))).isEqualTo(kind.bars("AAPL", 0, 3));
        assertThat(found(Range.all())).isEqualTo(kind.bars("AAPL", 0, 10));
    }

    @Test
    @DisplayName("BAR-013 the newest bars come in ascending order")
    void latest() {
        bars.saveAll(kind.bars("AAPL", 0, 10));
        bars.saveAll(kind.bars("MSFT", 5, 20));

        assertThat(bars.findLatest(kind.series("AAPL"), 3)).isEqualTo(kind.bars("AAPL", 7, 10));
        assertThat(bars.findLatest(kind.series("AAPL"), 10)).isEqualTo(kind.bars("AAPL", 0, 10));
        assertThat(bars.findLatest(kind.series("AAPL"), Integer.MAX_VALUE)).isEqualTo(kind.bars("AAPL", 0, 10));
    }

    @Test
    @DisplayName("BAR-014 a limit of 0 gives nothing, a negative one is refused")
    void limits() {
        bars.saveAll(kind.bars("AAPL", 0, 3));

        assertThat(bars.findLatest(kind.series("AAPL"), 0)).isEmpty();
        assertThat(refusal(() -> bars.findLatest(kind.series("AAPL"), -1)).value())
                .isEqualTo("-1");
    }

    @Test
    @DisplayName("BAR-015 the newest bar at or before a point in time includes that point")
    void latestAt() {
        bars.saveAll(List.of(kind.bar("AAPL", 0), kind.bar("AAPL", 2), kind.bar("AAPL", 4)));
        bars.save(kind.bar("MSFT", 3));
        S series = kind.series("AAPL");

        assertThat(bars.findLatestAt(series, kind.at(2))).contains(kind.bar("AAPL", 2));
        assertThat(bars.findLatestAt(series, kind.at(3))).contains(kind.bar("AAPL", 2));
        assertThat(bars.findLatestAt(series, kind.at(99))).contains(kind.bar("AAPL", 4));
        assertThat(bars.findLatestAt(series, kind.at(-1))).isEmpty();
    }

    @Test
    @DisplayName("BAR-016 first and last bar and number of one series")
    void overviewOfOne() {
        bars.saveAll(List.of(kind.bar("AAPL", 7), kind.bar("AAPL", 2), kind.bar("AAPL", 4)));
        bars.save(kind.bar("MSFT", 0));

        assertThat(bars.overview(kind.series("AAPL")))
                .contains(new SeriesOverview<>(kind.series("AAPL"), kind.at(2), kind.at(7), 3));
    }

    @Test
    @DisplayName("BAR-017 several series come in the order asked, each once, also those without bars")
    void severalSeries() {
        bars.saveAll(kind.bars("AAPL", 0, 5));
        bars.saveAll(kind.bars("MSFT", 2, 8));
        bars.saveAll(kind.bars("OTHER", 0, 5));
        S aapl = kind.series("AAPL");
        S msft = kind.series("MSFT");
        S none = kind.series("NONE");

        Map<S, List<T>> found = bars.findRange(List.of(msft, none, aapl, msft), kind.range(1, 4));

        assertThat(found.keySet()).containsExactly(msft, none, aapl);
        assertThat(found)
                .containsEntry(msft, kind.bars("MSFT", 2, 4))
                .containsEntry(none, List.of())
                .containsEntry(aapl, kind.bars("AAPL", 1, 4));
        assertThat(bars.findRange(List.of(), Range.<P>all())).isEmpty();
    }

    @Test
    @DisplayName("BAR-017 a thousand series are no more trouble than two")
    void manySeries() {
        List<S> series = new ArrayList<>();
        List<T> stored = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            series.add(kind.series("T" + i));
            stored.add(kind.bar("T" + i, i % 7));
        }
        bars.saveAll(stored);

        Map<S, List<T>> found = bars.findRange(series, Range.all());

        assertThat(found.keySet()).containsExactlyElementsOf(series);
        assertThat(found.values().stream().flatMap(List::stream).toList()).isEqualTo(stored);
    }

    @Test
    @DisplayName("BAR-018 the newest bar of every series, ordered by the code points of the ticker")
    void latestOfEach() {
        saveInReverse();

        assertThat(bars.findLatestOfEach())
                .isEqualTo(TICKERS.stream().map(ticker -> kind.bar(ticker, 2)).toList());
    }

    @Test
    @DisplayName("BAR-019 a stream gives the bars of its range and no others")
    void streams() {
        bars.saveAll(kind.bars("AAPL", 0, 10));
        bars.saveAll(kind.bars("MSFT", 0, 10));

        assertThat(streamed("AAPL", kind.range(3, 6))).isEqualTo(kind.bars("AAPL", 3, 6));
        assertThat(streamed("AAPL", Range.from(kind.at(8)))).isEqualTo(kind.bars("AAPL", 8, 10));
        assertThat(streamed("AAPL", kind.range(3, 3))).isEmpty();
    }

    @Test
    @DisplayName("BAR-020 the overview has a line a series, ordered by the code points of the ticker")
    void overview() {
        assertThat(bars.overview()).isEmpty();
        saveInReverse();

        assertThat(bars.overview())
                .isEqualTo(TICKERS.stream()
                        .map(ticker -> new SeriesOverview<>(kind.series(ticker), kind.at(0), kind.at(2), 3))
                        .toList());
    }

    @Test
    @DisplayName("BAR-020 the overview follows the bars, also when they are deleted")
    void overviewIsComputed() {
        bars.saveAll(kind.bars("AAPL", 0, 10));
        bars.saveAll(kind.bars("MSFT", 0, 10));
        bars.deleteBefore(kind.at(4));
        bars.deleteRange(kind.series("MSFT"), Range.all());

        assertThat(bars.overview())
                .containsExactly(new SeriesOverview<>(kind.series("AAPL"), kind.at(4), kind.at(9), 6));
    }

    @Test
    @DisplayName("BAR-021 neighbours are a gap if they are further apart than the span, not if as far")
    void gaps() {
        for (int step : List.of(0, 1, 3, 6, 7)) {
            bars.save(kind.bar("AAPL", step));
        }
        bars.save(kind.bar("MSFT", 2));
        S series = kind.series("AAPL");
        Gap<P> two = new Gap<>(kind.at(1), kind.at(3));
        Gap<P> three = new Gap<>(kind.at(3), kind.at(6));

        assertThat(bars.findGaps(series, Range.all(), kind.stepLength())).containsExactly(two, three);
        assertThat(bars.findGaps(series, Range.all(), kind.stepLength().multipliedBy(2)))
                .containsExactly(three);
        assertThat(bars.findGaps(series, Range.all(), kind.stepLength().multipliedBy(3)))
                .isEmpty();
        assertThat(bars.findGaps(
                        series, Range.all(), kind.stepLength().multipliedBy(2).minusNanos(1)))
                .containsExactly(two, three);
        assertThat(bars.findGaps(series, Range.all(), Duration.ZERO)).hasSize(4);
    }

    @Test
    @DisplayName("BAR-021 what lies between the bounds of the range and its bars is no gap")
    void gapsOfRange() {
        for (int step : List.of(0, 5, 10, 15)) {
            bars.save(kind.bar("AAPL", step));
        }

        assertThat(bars.findGaps(kind.series("AAPL"), kind.range(2, 15), kind.stepLength()))
                .containsExactly(new Gap<>(kind.at(5), kind.at(10)));
        refusal(() -> bars.findGaps(kind.series("AAPL"), Range.all(), Duration.ofSeconds(-1)));
    }

    @Test
    @DisplayName("BAR-022 deleting a range deletes what finding it finds")
    void deletesRange() {
        bars.saveAll(kind.bars("AAPL", 0, 10));
        bars.saveAll(kind.bars("MSFT", 0, 10));

        assertThat(bars.deleteRange(kind.series("AAPL"), kind.range(3, 6))).isEqualTo(3);
        assertThat(bars.deleteRange(kind.series("AAPL"), kind.range(3, 6))).isZero();
        assertThat(bars.deleteRange(kind.series("AAPL"), kind.range(0, 0))).isZero();
        assertThat(bars.deleteRange(kind.series("AAPL"), Range.from(kind.at(8))))
                .isEqualTo(2);

        List<T> rest = new ArrayList<>(kind.bars("AAPL", 0, 3));
        rest.addAll(kind.bars("AAPL", 6, 8));
        assertThat(all("AAPL")).isEqualTo(rest);
        assertThat(all("MSFT")).hasSize(10);
        assertThat(bars.deleteRange(kind.series("AAPL"), Range.all())).isEqualTo(5);
        assertThat(all("AAPL")).isEmpty();
    }

    @Test
    @DisplayName("BAR-023 deleting before a point in time keeps that point, in all series")
    void deletesBefore() {
        bars.saveAll(kind.bars("AAPL", 0, 10));
        bars.saveAll(kind.bars("MSFT", 0, 10));

        assertThat(bars.deleteBefore(kind.at(4))).isEqualTo(8);
        assertThat(bars.deleteBefore(kind.at(4))).isZero();

        assertThat(all("AAPL")).isEqualTo(kind.bars("AAPL", 4, 10));
        assertThat(all("MSFT")).isEqualTo(kind.bars("MSFT", 4, 10));
    }

    @Test
    @DisplayName("BAR-025 keys are compared exactly: no wildcard, no prefix, no likeness")
    void exactKeys() {
        List<String> alike = List.of("BRK-B", "BRK.B", "BRK_B", "BRKB", "BRK", "BRK*B", "BRK-");
        for (int i = 0; i < alike.size(); i++) {
            bars.save(kind.bar(alike.get(i), 0, Integer.toString(i)));
        }

        for (int i = 0; i < alike.size(); i++) {
            T expected = kind.bar(alike.get(i), 0, Integer.toString(i));
            assertThat(all(alike.get(i))).containsExactly(expected);
            assertThat(bars.find(kind.series(alike.get(i)), kind.at(0))).contains(expected);
        }
        bars.deleteRange(kind.series("BRK_B"), Range.all());
        assertThat(bars.overview()).hasSize(alike.size() - 1);
    }

    @Test
    @DisplayName("BAR-030 the stream of everything is ordered by ticker and time")
    void streamsAll() {
        saveInReverse();

        try (Stream<T> stream = bars.streamAll()) {
            assertThat(stream.toList())
                    .isEqualTo(TICKERS.stream()
                            .flatMap(ticker -> kind.bars(ticker, 0, 3).stream())
                            .toList());
        }
    }

    private void saveInReverse() {
        List<T> stored = new ArrayList<>();
        for (String ticker : TICKERS) {
            stored.addAll(kind.bars(ticker, 0, 3));
        }
        Collections.reverse(stored);
        bars.saveAll(stored);
    }

    private List<T> all(String ticker) {
        return bars.findRange(kind.series(ticker), Range.all());
    }

    private List<T> found(Range<P> range) {
        return bars.findRange(kind.series("AAPL"), range);
    }

    private List<T> streamed(String ticker, Range<P> range) {
        try (Stream<T> stream = bars.stream(kind.series(ticker), range)) {
            return stream.toList();
        }
    }
}
