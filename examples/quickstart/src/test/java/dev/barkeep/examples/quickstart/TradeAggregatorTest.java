package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradayData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeAggregatorTest {

    private final TradeAggregator aggregator = new TradeAggregator("BTC-USD", BarInterval.ONE_MINUTE);
    private final List<IntradayData> bars = new ArrayList<>();

    @Test
    void tradesOfAMinuteBecomeOneBarWithExactVolume() {
        trade("2013-11-25T00:00:00Z", "800.01", "0.1");
        trade("2013-11-25T00:00:59Z", "799.5", "0.27838049");
        trade("2013-11-25T00:00:59Z", "801", "0.00000001");
        finish();

        assertThat(bars).containsExactly(bar("2013-11-25T00:00:00Z", "800.01", "801", "799.5", "801", 37_838_050));
    }

    @Test
    void aMinuteEndsWhereTheNextBegins() {
        trade("2013-11-25T00:00:59.999999Z", "1", "1");
        trade("2013-11-25T00:01:00Z", "2", "1");
        finish();

        assertThat(bars)
                .containsExactly(
                        bar("2013-11-25T00:00:00Z", "1", "1", "1", "1", 100_000_000),
                        bar("2013-11-25T00:01:00Z", "2", "2", "2", "2", 100_000_000));
    }

    @Test
    void aMinuteWithoutTradesHasNoBar() {
        trade("2013-11-25T00:00:00Z", "1", "1");
        trade("2013-11-25T01:00:00Z", "1", "1");
        finish();

        assertThat(bars).hasSize(2);
    }

    @Test
    void noTradesGiveNoBars() {
        finish();

        assertThat(bars).isEmpty();
    }

    @Test
    void momentsBefore1970FallIntoTheirOwnMinute() {
        trade("1969-12-31T23:59:30Z", "1", "1");
        finish();

        assertThat(bars.get(0).datetime()).isEqualTo(Instant.parse("1969-12-31T23:59:00Z"));
    }

    @Test
    void tradesOutOfOrderAreRefused() {
        trade("2013-11-25T00:01:00Z", "1", "1");

        assertThatThrownBy(() -> trade("2013-11-25T00:00:59Z", "1", "1"))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("timestamp = 2013-11-25T00:00:59Z: must not be before the trade above it");
    }

    @Test
    void anAmountFinerThanTheUnitIsRefusedAndNotRounded() {
        assertThatThrownBy(() -> trade("2013-11-25T00:00:00Z", "1", "0.000000001"))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("amount = ");
    }

    @Test
    void aNegativeAmountIsRefused() {
        assertThatThrownBy(() -> trade("2013-11-25T00:00:00Z", "1", "-1"))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("amount = -1: must be 0 or more");
    }

    private void trade(String time, String price, String amount) {
        aggregator
                .add(Instant.parse(time), new BigDecimal(price), new BigDecimal(amount))
                .ifPresent(bars::add);
    }

    private void finish() {
        aggregator.finish().ifPresent(bars::add);
    }

    private static IntradayData bar(String time, String open, String high, String low, String close, long volume) {
        return new IntradayData(
                "BTC-USD",
                BarInterval.ONE_MINUTE,
                Instant.parse(time),
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                volume);
    }
}
