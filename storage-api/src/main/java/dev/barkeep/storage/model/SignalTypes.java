package dev.barkeep.storage.model;

/** The known values of {@link SignalHistory#signalType}. Others survive a round trip unchanged. */
public final class SignalTypes {

    /** Buy, with conviction. */
    public static final String STRONG_BUY = "STRONG_BUY";

    /** Buy. */
    public static final String BUY = "BUY";

    /** Keep what is held. */
    public static final String HOLD = "HOLD";

    /** Sell. */
    public static final String SELL = "SELL";

    /** Sell, with conviction. */
    public static final String STRONG_SELL = "STRONG_SELL";

    private SignalTypes() {}
}
