package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.repository.PortfolioSummary;
import dev.barkeep.storage.repository.SeriesOverview;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of the mapped statements become: the columns of a statement stand in the order of the record's components, those
 * of a {@link Stored} behind its id and times. The mapper XML names the record as its {@code resultType}.
 *
 * <p>Not marked for nullness: what somebody else wrote into a table and no record may lack, the record itself refuses.
 */
@NullUnmarked
final class RowReaders {

    private final ColumnTypes types;

    private final Map<Class<?>, RowReader<?>> records;

    /** What the bars of a table call a series. */
    private final Map<Class<?>, RowReader<?>> overviews;

    RowReaders(ColumnTypes types) {
        this.types = types;
        this.records = Map.ofEntries(
                Map.entry(DailyData.class, (RowReader<?>) this::dailyData),
                Map.entry(IntradayData.class, (RowReader<?>) this::intradayData),
                Map.entry(Metadata.class, (RowReader<?>) this::metadata),
                Map.entry(SignalHistory.class, (RowReader<?>) this::signalHistory),
                Map.entry(PortfolioPerformance.class, (RowReader<?>) this::portfolioPerformance),
                Map.entry(PortfolioPosition.class, (RowReader<?>) this::portfolioPosition),
                Map.entry(SystemEvent.class, (RowReader<?>) this::systemEvent),
                Map.entry(PortfolioSummary.class, (RowReader<?>) this::portfolioSummary),
                Map.entry(SignalFacts.class, (RowReader<?>) this::signalFacts),
                Map.entry(TableInfo.class, (RowReader<?>) this::tableInfo),
                Map.entry(Timestamps.class, (RowReader<?>) this::timestamps));
        this.overviews = Map.of(DailyData.class, this::dailyOverview, IntradayData.class, this::intradayOverview);
    }

    /** The types that a statement may name as its result, beside the single values that MyBatis itself reads. */
    Set<Class<?>> types() {
        Set<Class<?>> all = new HashSet<>(records.keySet());
        all.add(Stored.class);
        all.add(SeriesOverview.class);
        return all;
    }

    /**
     * Finds the reader of a statement's rows.
     *
     * @param table whose rows the statement's mapper reads, {@code null} if those of none
     * @param type what it names as its result
     * @return the reader, {@code null} if it is a single value, which MyBatis reads
     */
    @Nullable
    RowReader<?> of(@Nullable Table<?> table, Class<?> type) {
        if (type == Stored.class) {
            return stored(records.get(table.row()));
        }
        return type == SeriesOverview.class ? overviews.get(table.row()) : records.get(type);
    }

    private <T> RowReader<Stored<T>> stored(RowReader<T> record) {
        return (row, first) -> new Stored<>(
                row.getLong(first),
                types.getInstant(row, first + 1),
                types.getInstant(row, first + 2),
                record.read(row, first + 3));
    }

    private DailyData dailyData(ResultSet row, int first) throws SQLException {
        return new DailyData(
                row.getString(first),
                types.getDate(row, first + 1),
                decimal(row, first + 2),
                decimal(row, first + 3),
                decimal(row, first + 4),
                decimal(row, first + 5),
                count(row, first + 6, "volume"),
                decimal(row, first + 7),
                decimal(row, first + 8));
    }

    private IntradayData intradayData(ResultSet row, int first) throws SQLException {
        return new IntradayData(
                row.getString(first),
                interval(row, first + 1),
                types.getInstant(row, first + 2),
                decimal(row, first + 3),
                decimal(row, first + 4),
                decimal(row, first + 5),
                decimal(row, first + 6),
                count(row, first + 7, "volume"));
    }

    private Metadata metadata(ResultSet row, int first) throws SQLException {
        return new Metadata(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                money(row, first + 4),
                types.getInstant(row, first + 5));
    }

    private SignalHistory signalHistory(ResultSet row, int first) throws SQLException {
        return new SignalHistory(
                row.getString(first),
                types.getDate(row, first + 1),
                row.getString(first + 2),
                decimal(row, first + 3),
                decimal(row, first + 4),
                decimal(row, first + 5),
                decimal(row, first + 6),
                decimal(row, first + 7),
                row.getString(first + 8),
                row.getString(first + 9));
    }

    private PortfolioPerformance portfolioPerformance(ResultSet row, int first) throws SQLException {
        return new PortfolioPerformance(
                types.getDate(row, first),
                money(row, first + 1),
                decimal(row, first + 2),
                decimal(row, first + 3),
                decimal(row, first + 4),
                decimal(row, first + 5));
    }

    private PortfolioPosition portfolioPosition(ResultSet row, int first) throws SQLException {
        return new PortfolioPosition(row.getString(first), decimal(row, first + 1));
    }

    private SystemEvent systemEvent(ResultSet row, int first) throws SQLException {
        return new SystemEvent(
                row.getString(first), row.getString(first + 1), row.getString(first + 2), row.getString(first + 3));
    }

    /** A company, and behind its columns those of a bar, which are all NULL if it has none. */
    private PortfolioSummary portfolioSummary(ResultSet row, int first) throws SQLException {
        int bar = first + Metadata.class.getRecordComponents().length;
        return new PortfolioSummary(metadata(row, first), row.getString(bar) == null ? null : dailyData(row, bar));
    }

    private SeriesOverview<?, ?> dailyOverview(ResultSet row, int first) throws SQLException {
        return new SeriesOverview<>(
                row.getString(first),
                types.getDate(row, first + 1),
                types.getDate(row, first + 2),
                row.getLong(first + 3));
    }

    private SeriesOverview<?, ?> intradayOverview(ResultSet row, int first) throws SQLException {
        return new SeriesOverview<>(
                new IntradaySeries(row.getString(first), interval(row, first + 1)),
                types.getInstant(row, first + 2),
                types.getInstant(row, first + 3),
                row.getLong(first + 4));
    }

    private SignalFacts signalFacts(ResultSet row, int first) throws SQLException {
        return new SignalFacts(
                row.getString(first), types.getDate(row, first + 1), row.getString(first + 2), decimal(row, first + 3));
    }

    private TableInfo tableInfo(ResultSet row, int first) throws SQLException {
        return new TableInfo(row.getString(first), row.getLong(first + 1), row.getLong(first + 2));
    }

    private Timestamps timestamps(ResultSet row, int first) throws SQLException {
        return new Timestamps(types.getInstant(row, first), types.getInstant(row, first + 1));
    }

    /** A number of a record that cannot be {@code null} itself: JDBC reads NULL as 0. */
    private static long count(ResultSet row, int column, String field) throws SQLException {
        long value = row.getLong(column);
        if (value == 0 && row.wasNull()) {
            throw new InvalidDataException(field, null, "must be present");
        }
        return value;
    }

    private static BarInterval interval(ResultSet row, int column) throws SQLException {
        return new BarInterval(Math.toIntExact(count(row, column, "bar_interval")));
    }

    private BigDecimal decimal(ResultSet row, int column) throws SQLException {
        return types.getDecimal(row, column, FieldRules.SCALE);
    }

    private BigDecimal money(ResultSet row, int column) throws SQLException {
        return types.getDecimal(row, column, FieldRules.MONEY_SCALE);
    }
}
