package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SignalTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private static final Series APPLE = Series.daily(BundledData.APPLE);

    private final List<DailyData> bars = ((MarketData.Daily) BundledData.apple()).rows();

    @Test
    void laterBarsDoNotChangeEarlierSignals() {
        List<Strategy.TimedSignal> all = Strategy.signals(APPLE, bars);
        List<Strategy.TimedSignal> half = Strategy.signals(APPLE, bars.subList(0, 150));

        assertThat(half).isNotEmpty();
        assertThat(all).startsWith(half.toArray(Strategy.TimedSignal[]::new));
    }

    @Test
    void aBuyHasAStopBelowAndATargetAboveItsEntryAndSaysWhy() {
        List<SignalHistory> buys = Strategy.signals(APPLE, bars).stream()
                .map(Strategy.TimedSignal::signal)
                .filter(signal -> signal.signalType().endsWith(SignalTypes.BUY))
                .toList();

        assertThat(buys).isNotEmpty().allSatisfy(buy -> {
            assertThat(buy.stopLoss()).isLessThan(buy.entryPrice());
            assertThat(buy.targetPrice()).isGreaterThan(buy.entryPrice());
            assertThat(buy.confidence()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(buy.reasons()).contains("RSI");
            assertThat(buy.regime()).isNotBlank();
        });
    }

    @Test
    void flatAndZeroPricesGiveNoNonsense() {
        List<DailyData> flat = IntStream.range(0, 100)
                .mapToObj(i -> new DailyData(
                        "ZERO",
                        LocalDate.of(2024, 1, 1).plusDays(i),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0))
                .toList();

        assertThat(Strategy.signals(Series.daily("ZERO"), flat)).isEmpty();
    }

    @Test
    void tooFewBarsGiveNoSignals() {
        assertThat(Strategy.signals(APPLE, bars.subList(0, 5))).isEmpty();
        assertThat(Strategy.signals(APPLE, List.of())).isEmpty();
    }
}
