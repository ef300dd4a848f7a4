package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record from all of its columns, which stand side by side, the first one first. A nested result map would take rows for the
 * same whose plain columns are equal, as the times of many rows are, and is slow. One class a table, by which MyBatis finds
 * it; the mapper XML names them by the aliases of {@link #ALIASES}.
 *
 * @param <T> the record
 */
abstract class RowHandler<T> extends ColumnHandler<T> {

    /** How the mapper XML calls them. */
    static final Map<String, Class<?>> ALIASES = Map.of(
            "dailyDataRow", OfDailyData.class,
            "intradayDataRow", OfIntradayData.class,
            "metadataRow", OfMetadata.class,
            "signalHistoryRow", OfSignalHistory.class,
            "portfolioPerformanceRow", OfPortfolioPerformance.class,
            "portfolioPositionRow", OfPortfolioPosition.class,
            "systemEventRow", OfSystemEvent.class);

    private final List<Column<T>> columns;
    private final ColumnTypes types;
    private final Constructor<T> constructor;

    RowHandler(Table<T> table, ColumnTypes types) {
        this.columns = table.columns();
        this.types = types;
        try {
            this.constructor = table.row()
                    .getConstructor(Arrays.stream(table.row().getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<RowHandler<?>> all(ColumnTypes types) {
        return List.of(
                new OfDailyData(types),
                new OfIntradayData(types),
                new OfMetadata(types),
                new OfSignalHistory(types),
                new OfPortfolioPerformance(types),
                new OfPortfolioPosition(types),
                new OfSystemEvent(types));
    }

    @Override
    final void set(PreparedStatement statement, int index, T value) throws SQLException {
        throw new SQLException("a row is many parameters: bind its columns");
    }

    @Override
    final T get(ResultSet rows, int index) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = types.get(rows, index + i, columns.get(i).type());
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            // A record refuses what somebody else wrote into the table.
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Daily bars. */
    static final class OfDailyData extends RowHandler<DailyData> {
        OfDailyData(ColumnTypes types) {
            super(Tables.DAILY_DATA, types);
        }
    }

    /** Intraday bars. */
    static final class OfIntradayData extends RowHandler<IntradayData> {
        OfIntradayData(ColumnTypes types) {
            super(Tables.INTRADAY_DATA, types);
        }
    }

    /** Companies. */
    static final class OfMetadata extends RowHandler<Metadata> {
        OfMetadata(ColumnTypes types) {
            super(Tables.METADATA, types);
        }
    }

    /** Signals. */
    static final class OfSignalHistory extends RowHandler<SignalHistory> {
        OfSignalHistory(ColumnTypes types) {
            super(Tables.SIGNAL_HISTORY, types);
        }
    }

    /** The portfolio's performance. */
    static final class OfPortfolioPerformance extends RowHandler<PortfolioPerformance> {
        OfPortfolioPerformance(ColumnTypes types) {
            super(Tables.PORTFOLIO_PERFORMANCE, types);
        }
    }

    /** What is held. */
    static final class OfPortfolioPosition extends RowHandler<PortfolioPosition> {
        OfPortfolioPosition(ColumnTypes types) {
            super(Tables.PORTFOLIO_POSITIONS, types);
        }
    }

    /** What happened to the application. */
    static final class OfSystemEvent extends RowHandler<SystemEvent> {
        OfSystemEvent(ColumnTypes types) {
            super(Tables.SYSTEM_EVENTS, types);
        }
    }
}
