package dev.barkeep.storage.cli.table;

import java.util.Locale;

/** The tables as arguments name them. */
public enum TableName {
    /** Daily bars. */
    DAILY,
    /** Intraday bars. */
    INTRADAY,
    /** Companies. */
    METADATA,
    /** Signals. */
    SIGNALS,
    /** The portfolio's performance. */
    PERFORMANCE,
    /** What is held. */
    POSITIONS,
    /** What happened to the application. */
    EVENTS;

    /**
     * Gives the table as text.
     *
     * @return its format
     */
    public TableFormat<?> format() {
        return switch (this) {
            case DAILY -> TableFormat.DAILY_DATA;
            case INTRADAY -> TableFormat.INTRADAY_DATA;
            case METADATA -> TableFormat.METADATA;
            case SIGNALS -> TableFormat.SIGNAL_HISTORY;
            case PERFORMANCE -> TableFormat.PORTFOLIO_PERFORMANCE;
            case POSITIONS -> TableFormat.PORTFOLIO_POSITIONS;
            case EVENTS -> TableFormat.SYSTEM_EVENTS;
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
