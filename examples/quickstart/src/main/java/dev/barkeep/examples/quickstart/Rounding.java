package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.model.FieldRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.num.Num;

/** Rounds what was computed to what can be stored. The storage itself never rounds: it refuses. */
final class Rounding {

    private Rounding() {}

    /** A computed price, or {@code null} if there was nothing to compute it from. */
    static @Nullable BigDecimal price(Num computed) {
        return computed.isNaN() ? null : computed.bigDecimalValue().setScale(FieldRules.SCALE, RoundingMode.HALF_EVEN);
    }

    /** A computed ratio. */
    static BigDecimal ratio(double computed) {
        return BigDecimal.valueOf(computed).setScale(FieldRules.SCALE, RoundingMode.HALF_EVEN);
    }

    /** A computed ratio, or {@code null} if it is not a number, as after a division by zero. */
    static @Nullable BigDecimal ratioOrNone(double computed) {
        return Double.isFinite(computed) ? ratio(computed) : null;
    }

    /** An amount of money. */
    static BigDecimal money(BigDecimal computed) {
        return computed.setScale(FieldRules.MONEY_SCALE, RoundingMode.HALF_EVEN);
    }
}
