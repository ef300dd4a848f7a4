package dev.barkeep.storage.bench.data;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A search with all four filters.
 *
 * @param ticker only this ticker
 * @param from the first day that is in
 * @param to the first day that is out
 * @param signalType only this type
 * @param minConfidence only this confidence or more
 */
public record SignalQuery(String ticker, LocalDate from, LocalDate to, String signalType, BigDecimal minConfidence) {

    /**
     * Says whether a signal is meant.
     *
     * @param signal a signal
     * @return whether it meets all four
     */
    public boolean matches(PlainSignal signal) {
        return signal.ticker().equals(ticker)
                && !signal.date().isBefore(from)
                && signal.date().isBefore(to)
                && signal.signalType().equals(signalType)
                && signal.confidence().compareTo(minConfidence) >= 0;
    }
}
