package dev.barkeep.storage.bench.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signal as hand-written JDBC would hold it; nothing is checked.
 *
 * @param id its number; 0 before it is stored
 * @param ticker the ticker
 * @param date the day
 * @param signalType its type
 * @param signalValue the indicator's value, or {@code null}; all decimals have a scale of 8
 * @param confidence how sure the strategy is
 * @param entryPrice price to enter at, or {@code null}
 * @param targetPrice price to leave at with a gain, or {@code null}
 * @param stopLoss price to leave at with a loss, or {@code null}
 * @param regime the state of the market, or {@code null}
 * @param reasons why, or {@code null}
 */
public record PlainSignal(
        long id,
        String ticker,
        LocalDate date,
        String signalType,
        @Nullable BigDecimal signalValue,
        BigDecimal confidence,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal targetPrice,
        @Nullable BigDecimal stopLoss,
        @Nullable String regime,
        @Nullable String reasons) {}
