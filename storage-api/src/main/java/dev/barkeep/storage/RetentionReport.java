package dev.barkeep.storage;

/**
 * What a {@link RetentionPolicy} deleted, by table.
 *
 * @param dailyData rows of {@code daily_data}
 * @param intradayData rows of {@code intraday_data}
 * @param signalHistory rows of {@code signal_history}
 * @param systemEvents rows of {@code system_events}
 */
public record RetentionReport(long dailyData, long intradayData, long signalHistory, long systemEvents) {

    /**
     * Adds up the tables.
     *
     * @return all rows that were deleted
     */
    public long total() {
        return dailyData + intradayData + signalHistory + systemEvents;
    }
}
