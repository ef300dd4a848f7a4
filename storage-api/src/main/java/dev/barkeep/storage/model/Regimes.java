package dev.barkeep.storage.model;

/** The known values of {@link SignalHistory#regime}. Others survive a round trip unchanged. */
public final class Regimes {

    /** Prices rise. */
    public static final String TRENDING_UP = "TRENDING_UP";

    /** Prices fall. */
    public static final String TRENDING_DOWN = "TRENDING_DOWN";

    /** Prices go nowhere. */
    public static final String SIDEWAYS = "SIDEWAYS";

    /** Prices return to their mean. */
    public static final String MEAN_REVERTING = "MEAN_REVERTING";

    /** Prices move more than usual. */
    public static final String HIGH_VOLATILITY = "HIGH_VOLATILITY";

    /** Nothing special. */
    public static final String NORMAL = "NORMAL";

    private Regimes() {}
}
