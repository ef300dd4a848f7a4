package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An arithmetic mean, exact until its last step. Databases' own means are not: one computes with doubles, others stop at
 * different digits.
 */
final class Mean {

    private BigDecimal sum = BigDecimal.ZERO;
    private long count;

    void add(@Nullable BigDecimal value) {
        if (value != null) {
            sum = sum.add(value);
            count++;
        }
    }

    /** The mean with scale 8, rounded half-even, or {@code null} of nothing. */
    @Nullable
    BigDecimal value() {
        return count == 0 ? null : sum.divide(BigDecimal.valueOf(count), FieldRules.SCALE, RoundingMode.HALF_EVEN);
    }
}
