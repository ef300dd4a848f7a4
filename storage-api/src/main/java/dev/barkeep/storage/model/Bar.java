package dev.barkeep.storage.model;

import java.math.BigDecimal;

/** What daily and intraday bars have in common: the prices and the volume of one span of time, as the vendor sent them. */
public interface Bar {

    /**
     * Gives the ticker.
     *
     * @return the ticker in its one spelling
     */
    String ticker();

    /**
     * Gives the first price of the span.
     *
     * @return a price of scale 8
     */
    BigDecimal open();

    /**
     * Gives the highest price of the span.
     *
     * @return a price of scale 8
     */
    BigDecimal high();

    /**
     * Gives the lowest price of the span.
     *
     * @return a price of scale 8
     */
    BigDecimal low();

    /**
     * Gives the last price of the span.
     *
     * @return a price of scale 8
     */
    BigDecimal close();

    /**
     * Gives the number of units traded.
     *
     * @return 0 or more
     */
    long volume();

    /**
     * Says whether the prices fit together: the high is the highest and the low the lowest of the four, and all are
     * above zero. An inconsistent bar is doubtful, not invalid: it is stored as it was sent.
     *
     * @return whether a strict caller would accept the bar
     */
    default boolean isConsistent() {
        return low().signum() > 0
                && high().compareTo(open().max(close())) >= 0
                && low().compareTo(open().min(close())) <= 0;
    }
}
