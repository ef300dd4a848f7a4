package dev.barkeep.storage.model;

/** The known values of {@link SystemEvent#eventType}. Others survive a round trip unchanged. */
public final class EventTypes {

    /** The daily update began. */
    public static final String DAILY_UPDATE_START = "DAILY_UPDATE_START";

    /** The daily update ended well. */
    public static final String DAILY_UPDATE_COMPLETE = "DAILY_UPDATE_COMPLETE";

    /** The daily update failed. */
    public static final String DAILY_UPDATE_ERROR = "DAILY_UPDATE_ERROR";

    /** Old rows were deleted. */
    public static final String DATABASE_CLEANUP = "DATABASE_CLEANUP";

    /** A limit was passed. */
    public static final String RISK_ALERT = "RISK_ALERT";

    private EventTypes() {}
}
