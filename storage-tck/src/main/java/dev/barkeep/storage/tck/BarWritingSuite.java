package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Saving bars. */
abstract class BarWritingSuite<T extends Bar, S, P extends Comparable<? super P>> extends Suite {

    private final BarKind<T, S, P> kind;
    private TimeSeriesRepository<T, S, P> bars;

    BarWritingSuite(StorageTck tck, BarKind<T, S, P> kind) {
        super(tck);
        this.kind = kind;
    }

    @BeforeEach
    final void takeRepository() {
        bars = kind.of(storage);
    }

    @Test
    @DisplayName("BAR-001 a new bar is stored with all its values")
    void storesNewBar() {
        T bar = kind.bar("AAPL", 0);

        assertThat(bars.save(bar)).isEqualTo(new SaveResult(1, 0));

        assertThat(bars.find(kind.series("AAPL"), kind.at(0))).contains(bar);
        assertThat(times(0)).isEqualTo(new Timestamps(now(), now()));
    }

    @Test
    @DisplayName("BAR-002 a bar with the key of a stored one replaces every value of it")
    void replacesBar() {
        bars.saveAll(kind.bars("AAPL", 0, 3));
        T changed = kind.bar("AAPL", 1, "55.5");

        assertThat(bars.save(changed)).isEqualTo(new SaveResult(1, 0));

        assertThat(all("AAPL")).containsExactly(kind.bar("AAPL", 0), changed, kind.bar("AAPL", 2));
    }

    @Test
    @DisplayName("BAR-003 saving the same values again writes nothing, and the times stay")
    void unchangedWritesNothing() {
        bars.save(kind.bar("AAPL", 0));
        Timestamps before = times(0);
        clock.advance(Duration.ofHours(1));

        assertThat(bars.save(kind.bar("AAPL", 0))).isEqualTo(new SaveResult(0, 1));

        assertThat(times(0)).isEqualTo(before);
    }

    @Test
    @DisplayName("BAR-003 of many bars those that are new or changed and those that are not are told apart")
    void countsWrittenAndUnchanged() {
        bars.saveAll(kind.bars("AAPL", 0, 3));
        Instant first = now();
        clock.advance(Duration.ofHours(1));

        SaveResult result = bars.saveAll(
                List.of(kind.bar("AAPL", 0), kind.bar("AAPL", 1, "55.5"), kind.bar("AAPL", 2), kind.bar("AAPL", 3)));

        assertThat(result).isEqualTo(new SaveResult(2, 2));
        assertThat(times(0)).isEqualTo(new Timestamps(first, first));
        assertThat(times(1)).isEqualTo(new Timestamps(first, now()));
        assertThat(times(2)).isEqualTo(new Timestamps(first, first));
        assertThat(times(3)).isEqualTo(new Timestamps(now(), now()));
    }

    @Test
    @DisplayName("BAR-004 a changed bar keeps its time of creation and gets a new time of update")
    void changeMovesTimeOfUpdate() {
        bars.save(kind.bar("AAPL", 0));
        Instant created = now();
        clock.advance(Duration.ofNanos(1_000));

        bars.save(kind.bar("AAPL", 0, "55.5"));

        assertThat(times(0)).isEqualTo(new Timestamps(created, now()));
    }

    @Test
    @DisplayName("BAR-005 of bars with the same key in one call the last one given counts")
    void lastOfDuplicatesCounts() {
        T last = kind.bar("AAPL", 0, "3");

        SaveResult result =
                bars.saveAll(List.of(kind.bar("AAPL", 0, "1"), kind.bar("AAPL", 0, "2"), kind.bar("MSFT", 0), last));

        assertThat(result).isEqualTo(new SaveResult(2, 0));
        assertThat(all("AAPL")).containsExactly(last);
    }

    @Test
    @DisplayName("BAR-005 duplicates that end with the stored values change nothing")
    void duplicatesThatEndUnchanged() {
        T stored = kind.bar("AAPL", 0, "1");
        bars.save(stored);
        Timestamps before = times(0);
        clock.advance(Duration.ofHours(1));

        assertThat(bars.saveAll(List.of(kind.bar("AAPL", 0, "2"), stored))).isEqualTo(new SaveResult(0, 1));

        assertThat(all("AAPL")).containsExactly(stored);
        assertThat(times(0)).isEqualTo(before);
    }

    @Test
    @DisplayName("BAR-006 a refused bar among many leaves none of them")
    void allOrNone() {
        bars.save(kind.bar("AAPL", 0, "1"));
        List<T> withNull = new ArrayList<>(kind.bars("AAPL", 0, 20));
        withNull.add(absent());

        refusal(() -> bars.saveAll(withNull));

        assertThat(all("AAPL")).containsExactly(kind.bar("AAPL", 0, "1"));
    }

    @Test
    @DisplayName("BAR-007 no bars are no error")
    void emptyInput() {
        assertThat(bars.saveAll(List.of())).isEqualTo(new SaveResult(0, 0));
        assertThat(bars.saveAll(Stream.empty())).isEqualTo(new SaveResult(0, 0));
        assertThat(bars.overview()).isEmpty();
    }

    @Test
    @DisplayName("BAR-008 one call may mix tickers, in any order")
    void mixedTickers() {
        List<T> mixed = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            for (String ticker : List.of("MSFT", "AAPL", "^GSPC")) {
                mixed.add(kind.bar(ticker, (step * 7) % 20));
            }
        }

        assertThat(bars.saveAll(mixed)).isEqualTo(new SaveResult(60, 0));

        for (String ticker : List.of("MSFT", "AAPL", "^GSPC")) {
            assertThat(all(ticker)).isEqualTo(kind.bars(ticker, 0, 20));
        }
    }

    @Test
    @DisplayName("BAR-009 a null is refused wherever none is allowed")
    void refusesNulls() {
        S series = kind.series("AAPL");
        P at = kind.at(0);
        Range<P> range = Range.all();
        refusal(() -> bars.save(absent()));
        refusal(() -> bars.saveAll(Suite.<Collection<T>>absent()));
        refusal(() -> bars.saveAll(Suite.<Stream<T>>absent()));
        refusal(() -> bars.saveAll(Stream.of(kind.bar("AAPL", 0), Suite.<T>absent())));
        refusal(() -> bars.find(absent(), at));
        refusal(() -> bars.find(series, absent()));
        refusal(() -> bars.timestamps(absent(), at));
        refusal(() -> bars.timestamps(series, absent()));
        refusal(() -> bars.findRange(Suite.<S>absent(), range));
        refusal(() -> bars.findRange(series, absent()));
        refusal(() -> bars.findRange(Suite.<Collection<S>>absent(), range));
        refusal(() -> bars.findRange(Arrays.asList(series, absent()), range));
        refusal(() -> bars.findLatest(absent(), 1));
        refusal(() -> bars.findLatestAt(absent(), at));
        refusal(() -> bars.findLatestAt(series, absent()));
        refusal(() -> bars.stream(absent(), range));
        refusal(() -> bars.stream(series, absent()));
        refusal(() -> bars.overview(absent()));
        refusal(() -> bars.findGaps(absent(), range, Duration.ZERO));
        refusal(() -> bars.findGaps(series, absent(), Duration.ZERO));
        refusal(() -> bars.findGaps(series, range, absent()));
        refusal(() -> bars.deleteRange(absent(), range));
        refusal(() -> bars.deleteRange(series, absent()));
        refusal(() -> bars.deleteBefore(absent()));

        assertThat(bars.overview()).isEmpty();
    }

    @Test
    @DisplayName("BAR-009 arguments are never changed")
    void leavesArgumentsAlone() {
        List<T> given = new ArrayList<>(kind.bars("AAPL", 0, 5));
        given.add(given.get(0));
        Collections.reverse(given);
        List<T> copy = List.copyOf(given);
        List<S> series = new ArrayList<>(List.of(kind.series("MSFT"), kind.series("AAPL"), kind.series("MSFT")));
        List<S> copyOfSeries = List.copyOf(series);

        bars.saveAll(given);
        bars.findRange(series, Range.all());

        assertThat(given).isEqualTo(copy);
        assertThat(series).isEqualTo(copyOfSeries);
        // Immutable collections throw if somebody tries.
        bars.saveAll(copy);
        bars.findRange(copyOfSeries, Range.all());
    }

    @Test
    @DisplayName("BAR-009 answers cannot be changed")
    void answersAreUnmodifiable() {
        bars.save(kind.bar("AAPL", 0));
        S series = kind.series("AAPL");

        assertUnmodifiable(bars.findRange(series, Range.all()));
        assertUnmodifiable(bars.findLatest(series, 1));
        assertUnmodifiable(bars.findLatestOfEach());
        assertUnmodifiable(bars.overview());
    }

    @Test
    @DisplayName("BAR-028 doubtful bars are stored as they are")
    void keepsDoubtfulBars() {
        T zero = kind.bar("CL=F", 0, "0");
        T negative = kind.bar("CL=F", 1, "-37.63");
        assertThat(zero.isConsistent()).isFalse();
        assertThat(negative.isConsistent()).isFalse();

        assertThat(bars.saveAll(List.of(zero, negative))).isEqualTo(new SaveResult(2, 0));

        assertThat(all("CL=F")).containsExactly(zero, negative);
    }

    @Test
    @DisplayName("BAR-029 bars are saved as a stream gives them, and the stream is closed")
    void savesStream() {
        AtomicBoolean closed = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        Stream<T> stream = kind.bars("AAPL", 0, 50).stream()
                .peek(bar -> assertThat(Thread.currentThread()).isSameAs(caller))
                .onClose(() -> closed.set(true));

        assertThat(bars.saveAll(stream)).isEqualTo(new SaveResult(50, 0));

        assertThat(closed).isTrue();
        assertThat(all("AAPL")).isEqualTo(kind.bars("AAPL", 0, 50));
    }

    @Test
    @DisplayName("BAR-029 what the stream throws undoes the call, is thrown on, and the stream is closed")
    void failingStreamLeavesNothing() {
        bars.save(kind.bar("AAPL", 0, "1"));
        AtomicBoolean closed = new AtomicBoolean();
        IllegalStateException failure = new IllegalStateException("the vendor's file ends in the middle");
        Stream<T> failing = kind.bars("AAPL", 0, 50).stream()
                .peek(bar -> {
                    if (kind.pointOf(bar).equals(kind.at(49))) {
                        throw failure;
                    }
                })
                .onClose(() -> closed.set(true));

        assertThatThrownBy(() -> bars.saveAll(failing)).isSameAs(failure);

        assertThat(closed).isTrue();
        assertThat(all("AAPL")).containsExactly(kind.bar("AAPL", 0, "1"));
    }

    @Test
    @DisplayName("BAR-029 what the stream throws when it is closed undoes the call as well")
    void sourceThatCannotBeClosed() {
        IllegalStateException failure = new IllegalStateException("the vendor's file cannot be closed");
        assertThatThrownBy(() -> bars.saveAll(kind.bars("AAPL", 0, 3).stream().onClose(() -> {
                    throw failure;
                })))
                .isSameAs(failure);

        assertThat(bars.overview()).isEmpty();
    }

    @Test
    @DisplayName("BAR-029 of bars with the same key in a stream the last one given counts")
    void lastOfStreamedDuplicatesCounts() {
        T last = kind.bar("AAPL", 0, "3");

        bars.saveAll(Stream.of(kind.bar("AAPL", 0, "1"), kind.bar("AAPL", 1), last));

        assertThat(bars.findRange(List.of(kind.series("AAPL")), Range.all()))
                .isEqualTo(Map.of(kind.series("AAPL"), List.of(last, kind.bar("AAPL", 1))));
    }

    private List<T> all(String ticker) {
        return bars.findRange(kind.series(ticker), Range.all());
    }

    private Timestamps times(int step) {
        return bars.timestamps(kind.series("AAPL"), kind.at(step)).orElseThrow();
    }
}
