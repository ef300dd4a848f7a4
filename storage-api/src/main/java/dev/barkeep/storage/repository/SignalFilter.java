package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.FieldRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are meant: those that meet every condition that is set.
 *
 * @param ticker only this ticker, or {@code null}
 * @param range only these days
 * @param signalType only this type, compared exactly, or {@code null}
 * @param minConfidence only this confidence or more, or {@code null}
 */
public record SignalFilter(
        @Nullable String ticker,
        Range<LocalDate> range,
        @Nullable String signalType,
        @Nullable BigDecimal minConfidence) {

    /** All signals. */
    public static final SignalFilter ALL = new SignalFilter(null, Range.all(), null, null);

    /**
     * Makes it in its one form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public SignalFilter {
        ticker = FieldRules.optional("ticker", ticker, FieldRules::ticker);
        FieldRules.required("range", range);
        signalType = FieldRules.optional("signal_type", signalType, FieldRules::name);
        minConfidence = FieldRules.optional("confidence", minConfidence, FieldRules::ratio);
    }

    /**
     * Adds a condition.
     *
     * @param wanted only this ticker
     * @return a filter that has it too
     */
    public SignalFilter withTicker(String wanted) {
        return new SignalFilter(wanted, range, signalType, minConfidence);
    }

    /**
     * Adds a condition.
     *
     * @param wanted only these days
     * @return a filter that has it too
     */
    public SignalFilter withRange(Range<LocalDate> wanted) {
        return new SignalFilter(ticker, wanted, signalType, minConfidence);
    }

    /**
     * Adds a condition.
     *
     * @param wanted only this type
     * @return a filter that has it too
     */
    public SignalFilter withSignalType(String wanted) {
        return new SignalFilter(ticker, range, wanted, minConfidence);
    }

    /**
     * Adds a condition.
     *
     * @param least only this confidence or more
     * @return a filter that has it too
     */
    public SignalFilter withMinConfidence(BigDecimal least) {
        return new SignalFilter(ticker, range, signalType, least);
    }
}
