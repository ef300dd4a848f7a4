package dev.barkeep.storage.repository;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals in numbers.
 *
 * @param total how many there are
 * @param tickers how many tickers they are of
 * @param countByType how many of each type, by type ascending; unmodifiable
 * @param averageConfidence arithmetic mean, scale 8, rounded half-even; {@code null} if there are none
 * @param firstDate the earliest date; {@code null} if there are none
 * @param lastDate the latest date; {@code null} if there are none
 */
public record SignalStatistics(
        long total,
        long tickers,
        Map<String, Long> countByType,
        @Nullable BigDecimal averageConfidence,
        @Nullable LocalDate firstDate,
        @Nullable LocalDate lastDate) {}
