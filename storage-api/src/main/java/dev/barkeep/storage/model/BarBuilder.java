package dev.barkeep.storage.model;

import dev.barkeep.storage.error.InvalidDataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Names the values of a bar, of which four are prices that are easily swapped. All prices and the volume have to be set.
 *
 * @param <B> the builder of a kind of bar
 */
public abstract sealed class BarBuilder<B extends BarBuilder<B>> permits DailyData.Builder, IntradayData.Builder {

    private static final int SCALE = 8;

    @Nullable
    BigDecimal open;

    @Nullable
    BigDecimal high;

    @Nullable
    BigDecimal low;

    @Nullable
    BigDecimal close;

    @Nullable
    Long volume;

    BarBuilder() {}

    abstract B self();

    /**
     * Sets the first price.
     *
     * @param price up to 8 decimals
     * @return this builder
     */
    public B open(BigDecimal price) {
        this.open = price;
        return self();
    }

    /**
     * Sets the highest price.
     *
     * @param price up to 8 decimals
     * @return this builder
     */
    public B high(BigDecimal price) {
        this.high = price;
        return self();
    }

    /**
     * Sets the lowest price.
     *
     * @param price up to 8 decimals
     * @return this builder
     */
    public B low(BigDecimal price) {
        this.low = price;
        return self();
    }

    /**
     * Sets the last price.
     *
     * @param price up to 8 decimals
     * @return this builder
     */
    public B close(BigDecimal price) {
        this.close = price;
        return self();
    }

    /**
     * Sets all four prices from doubles, which hold most decimal prices only nearly. Each is rounded half-even to 8 decimals. The other
     * methods round nothing.
     *
     * @param first the first price
     * @param highest the highest price
     * @param lowest the lowest price
     * @param last the last price
     * @return this builder
     * @throws InvalidDataException if one is not a number, or infinite
     */
    public B roundedPrices(double first, double highest, double lowest, double last) {
        this.open = rounded("open", first);
        this.high = rounded("high", highest);
        this.low = rounded("low", lowest);
        this.close = rounded("close", last);
        return self();
    }

    /**
     * Sets the number of units traded.
     *
     * @param units 0 or more
     * @return this builder
     */
    public B volume(long units) {
        this.volume = units;
        return self();
    }

    private static BigDecimal rounded(String field, double price) {
        if (!Double.isFinite(price)) {
            throw new InvalidDataException(field, price, "must be a finite number");
        }
        return BigDecimal.valueOf(price).setScale(SCALE, RoundingMode.HALF_EVEN);
    }
}
