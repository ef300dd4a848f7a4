package dev.barkeep.storage.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One signal, table {@code signal_history}. The storage numbers it; a ticker may have many on one day.
 *
 * @param ticker the ticker; see {@link FieldRules#ticker}
 * @param date the day that the signal is for
 * @param signalType its type, 1 to 50 characters; {@link SignalTypes} has the known ones
 * @param signalValue the indicator's value, up to 8 decimals; {@code null} if it has none
 * @param confidence how sure the strategy is, by its own scale, up to 8 decimals
 * @param entryPrice price to enter at, up to 8 decimals as the other prices; {@code null} if none
 * @param targetPrice price to leave at with a gain; {@code null} if none
 * @param stopLoss price to leave at with a loss; {@code null} if none
 * @param regime the state of the market, 1 to 50 characters, {@code null} if unknown; {@link Regimes} has the known ones
 * @param reasons why, in words; {@code null} if not said
 */
public record SignalHistory(
        String ticker,
        LocalDate date,
        String signalType,
        @Nullable BigDecimal signalValue,
        BigDecimal confidence,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal targetPrice,
        @Nullable BigDecimal stopLoss,
        @Nullable String regime,
        @Nullable String reasons) {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public SignalHistory {
        ticker = FieldRules.ticker("ticker", ticker);
        date = FieldRules.date("date", date);
        signalType = FieldRules.name("signal_type", signalType);
        signalValue = FieldRules.optional("signal_value", signalValue, FieldRules::ratio);
        confidence = FieldRules.ratio("confidence", confidence);
        entryPrice = FieldRules.optional("entry_price", entryPrice, FieldRules::price);
        targetPrice = FieldRules.optional("target_price", targetPrice, FieldRules::price);
        stopLoss = FieldRules.optional("stop_loss", stopLoss, FieldRules::price);
        regime = FieldRules.optional("regime", regime, FieldRules::name);
        reasons = FieldRules.optional("reasons", reasons, FieldRules::text);
    }

    /**
     * Begins a signal with what every signal has; the rest stays absent unless it is set.
     *
     * @param ticker the ticker
     * @param date the day that the signal is for
     * @param signalType its type
     * @param confidence how sure the strategy is
     * @return a builder
     */
    public static Builder builder(String ticker, LocalDate date, String signalType, BigDecimal confidence) {
        return new Builder(ticker, date, signalType, confidence);
    }

    /** Names the optional values of a signal, of which four are numbers that are easily swapped. */
    public static final class Builder {

        private final String ticker;
        private final LocalDate date;
        private final String signalType;
        private final BigDecimal confidence;
        private @Nullable BigDecimal signalValue;
        private @Nullable BigDecimal entryPrice;
        private @Nullable BigDecimal targetPrice;
        private @Nullable BigDecimal stopLoss;
        private @Nullable String regime;
        private @Nullable String reasons;

        private Builder(String ticker, LocalDate date, String signalType, BigDecimal confidence) {
            this.ticker = ticker;
            this.date = date;
            this.signalType = signalType;
            this.confidence = confidence;
        }

        /**
         * Sets the indicator's value.
         *
         * @param value the value, or {@code null} for none
         * @return this builder
         */
        public Builder signalValue(@Nullable BigDecimal value) {
            this.signalValue = value;
            return this;
        }

        /**
         * Sets the price to enter at.
         *
         * @param price the price, or {@code null} for none
         * @return this builder
         */
        public Builder entryPrice(@Nullable BigDecimal price) {
            this.entryPrice = price;
            return this;
        }

        /**
         * Sets the price to leave at with a gain.
         *
         * @param price the price, or {@code null} for none
         * @return this builder
         */
        public Builder targetPrice(@Nullable BigDecimal price) {
            this.targetPrice = price;
            return this;
        }

        /**
         * Sets the price to leave at with a loss.
         *
         * @param price the price, or {@code null} for none
         * @return this builder
         */
        public Builder stopLoss(@Nullable BigDecimal price) {
            this.stopLoss = price;
            return this;
        }

        /**
         * Sets the state of the market.
         *
         * @param name the regime, or {@code null} if unknown
         * @return this builder
         */
        public Builder regime(@Nullable String name) {
            this.regime = name;
            return this;
        }

        /**
         * Sets the reasons.
         *
         * @param text why, or {@code null} if not said
         * @return this builder
         */
        public Builder reasons(@Nullable String text) {
            this.reasons = text;
            return this;
        }

        /**
         * Makes the signal.
         *
         * @return the record
         * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks a rule of {@link FieldRules}
         */
        public SignalHistory build() {
            return new SignalHistory(
                    ticker,
                    date,
                    signalType,
                    signalValue,
                    confidence,
                    entryPrice,
                    targetPrice,
                    stopLoss,
                    regime,
                    reasons);
        }
    }
}
