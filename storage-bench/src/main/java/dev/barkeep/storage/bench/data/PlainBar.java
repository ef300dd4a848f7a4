package dev.barkeep.storage.bench.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A daily bar as hand-written JDBC would hold it: exact, and nothing is checked.
 *
 * @param ticker the ticker
 * @param date the day
 * @param open first price; all decimals have a scale of 8
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded
 * @param dividends dividend, or {@code null}
 * @param stockSplits split, or {@code null}
 */
public record PlainBar(
        String ticker,
        LocalDate date,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        @Nullable BigDecimal dividends,
        @Nullable BigDecimal stockSplits) {}
