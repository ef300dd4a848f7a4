package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.FieldRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Figures over many rows. */
final class Figures {

    private Figures() {}

    /** The arithmetic mean, scale 8, rounded half-even once at the end; {@code null} of nothing. */
    static @Nullable BigDecimal mean(Collection<BigDecimal> values) {
        return values.isEmpty()
                ? null
                : ratio(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add), BigDecimal.valueOf(values.size()));
    }

    /** A quotient, scale 8, rounded half-even. */
    static BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, FieldRules.SCALE, RoundingMode.HALF_EVEN);
    }
}
