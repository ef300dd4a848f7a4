package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many rows in one call: more than any driver takes in one statement. */
abstract class BulkSuite extends Suite {

    private static final int MANY = 50_000;

    private final DailyKind daily = new DailyKind();
    private final IntradayKind intraday = new IntradayKind();

    BulkSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("BAR-006 50,000 bars with a bad last one leave nothing")
    void badLastBar() {
        List<DailyData> bars = new ArrayList<>(daily.bars("AAPL", 0, MANY));
        bars.add(absent());

        refusal(() -> storage.dailyData().saveAll(bars));

        assertThat(storage.dailyData().overview()).isEmpty();
    }

    @Test
    @DisplayName("BAR-029 a stream that throws after 50,000 bars leaves nothing")
    void streamThatThrowsLate() {
        IllegalStateException failure = new IllegalStateException("the vendor's file ends in the middle");
        Stream<IntradayData> failing = IntStream.rangeClosed(0, MANY).mapToObj(step -> {
            if (step == MANY) {
                throw failure;
            }
            return intraday.bar("AAPL", step);
        });

        assertThatThrownBy(() -> storage.intradayData().saveAll(failing)).isSameAs(failure);

        assertThat(storage.intradayData().overview()).isEmpty();
    }

    @Test
    @DisplayName("SIG-003 50,000 signals with a bad last one leave nothing")
    void badLastSignal() {
        List<SignalHistory> signals = new ArrayList<>(Collections.nCopies(
                MANY,
                SignalHistory.builder("AAPL", daily.at(0), "BUY", BigDecimal.ONE)
                        .build()));
        signals.add(absent());

        refusal(() -> storage.signalHistory().addAll(signals));

        assertThat(storage.signalHistory().statistics(SignalFilter.ALL).total()).isZero();
    }

    @Test
    @DisplayName("BAR-029 50,000 bars of a stream are stored and counted, and none when they come again")
    void savesManyFromStream() {
        assertThat(storage.intradayData().saveAll(bars())).isEqualTo(new SaveResult(MANY, 0));
        assertThat(storage.intradayData().saveAll(bars())).isEqualTo(new SaveResult(0, MANY));

        assertThat(storage.intradayData().findRange(intraday.series("AAPL"), Range.all()))
                .isEqualTo(bars().toList());
    }

    @Test
    @DisplayName("BAR-005 the last one given counts also if its twin came 20,000 bars before")
    void duplicatesFarApart() {
        DailyData last = daily.bar("AAPL", 0, "3");
        List<DailyData> bars = new ArrayList<>(daily.bars("AAPL", 0, 20_000));
        bars.add(last);

        assertThat(storage.dailyData().saveAll(bars)).isEqualTo(new SaveResult(20_000, 0));
        assertThat(storage.dailyData().find("AAPL", daily.at(0))).contains(last);

        storage.dailyData().saveAll(Stream.concat(Stream.of(daily.bar("AAPL", 0, "7")), bars.stream()));
        assertThat(storage.dailyData().find("AAPL", daily.at(0))).contains(last);
        assertThat(storage.dailyData().overview("AAPL").orElseThrow().count()).isEqualTo(20_000);
    }

    private Stream<IntradayData> bars() {
        return IntStream.range(0, MANY).mapToObj(step -> intraday.bar("AAPL", step));
    }
}
