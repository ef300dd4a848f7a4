package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import java.util.Comparator;
import java.util.List;

/**
 * One of the seven tables: its name, its record and its order. There are no others, so they are compared by {@code ==}.
 *
 * @param <T> its record
 */
public final class StoredTable<T> {

    /** Daily bars. */
    public static final StoredTable<DailyData> DAILY_DATA = keyed(
            "daily_data",
            DailyData.class,
            Comparator.comparing(DailyData::ticker).thenComparing(DailyData::date));

    /** Intraday bars. */
    public static final StoredTable<IntradayData> INTRADAY_DATA = keyed(
            "intraday_data",
            IntradayData.class,
            Comparator.comparing(IntradayData::ticker)
                    .thenComparing(IntradayData::interval)
                    .thenComparing(IntradayData::datetime));

    /** Companies. */
    public static final StoredTable<Metadata> METADATA =
            keyed("metadata", Metadata.class, Comparator.comparing(Metadata::ticker));

    /** Signals. */
    public static final StoredTable<SignalHistory> SIGNAL_HISTORY = numbered("signal_history", SignalHistory.class);

    /** The portfolio's performance. */
    public static final StoredTable<PortfolioPerformance> PORTFOLIO_PERFORMANCE =
            numbered("portfolio_performance", PortfolioPerformance.class);

    /** What is held. */
    public static final StoredTable<PortfolioPosition> PORTFOLIO_POSITIONS =
            keyed("portfolio_positions", PortfolioPosition.class, Comparator.comparing(PortfolioPosition::ticker));

    /** What happened to the application. */
    public static final StoredTable<SystemEvent> SYSTEM_EVENTS = numbered("system_events", SystemEvent.class);

    /** All seven, in the order in which they stand here. */
    public static final List<StoredTable<?>> ALL = List.of(
            DAILY_DATA,
            INTRADAY_DATA,
            METADATA,
            SIGNAL_HISTORY,
            PORTFOLIO_PERFORMANCE,
            PORTFOLIO_POSITIONS,
            SYSTEM_EVENTS);

    private final String name;
    private final Class<T> type;
    private final boolean numbered;
    private final Comparator<Stored<T>> keyOrder;

    private StoredTable(String name, Class<T> type, boolean numbered, Comparator<Stored<T>> keyOrder) {
        this.name = name;
        this.type = type;
        this.numbered = numbered;
        this.keyOrder = keyOrder;
    }

    private static <T> StoredTable<T> keyed(String name, Class<T> type, Comparator<T> keyOrder) {
        return new StoredTable<>(name, type, false, Comparator.comparing(Stored::value, keyOrder));
    }

    private static <T> StoredTable<T> numbered(String name, Class<T> type) {
        return new StoredTable<>(name, type, true, Comparator.comparingLong(Stored::id));
    }

    /**
     * Names the table.
     *
     * @return its name in the database, like {@code daily_data}
     */
    public String name() {
        return name;
    }

    /**
     * Gives the record.
     *
     * @return the class of what a row holds for the caller
     */
    public Class<T> type() {
        return type;
    }

    /**
     * Says what tells rows apart.
     *
     * @return {@code true} if the storage numbers the rows and {@link Stored#id} does, {@code false} if they have a natural key,
     *     and 0 for an id
     */
    public boolean isNumbered() {
        return numbered;
    }

    /**
     * Gives the order of {@link StoredRows#stream}: by the natural key, its columns as the record has them, or by id; ascending.
     *
     * @return a total order of keys, the same on every storage; it takes two rows for equal if they have the same key or id and so
     *     replace each other, whatever else is in them. Rows are not {@code null}
     */
    public Comparator<Stored<T>> keyOrder() {
        return keyOrder;
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
