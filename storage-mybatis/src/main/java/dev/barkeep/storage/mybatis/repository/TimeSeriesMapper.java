package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.SeriesOverview;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Statements on bars. Missing bounds are {@code null}; {@code from} is in, {@code to} is out.
 *
 * @param <T> the bar
 * @param <S> what names a series
 * @param <P> a point in time
 */
interface TimeSeriesMapper<T, S, P> extends RowsMapper<T> {

    /** Of the dialect: inserts or replaces, and leaves a row alone whose values are the same. */
    int upsert(Row<T> row);

    @Nullable
    T find(@Param("series") S series, @Param("at") P at);

    @Nullable
    Timestamps timestamps(@Param("series") S series, @Param("at") P at);

    /** Ascending. */
    List<T> findRange(@Param("series") S series, @Param("from") @Nullable P from, @Param("to") @Nullable P to);

    /** Ascending. */
    Cursor<T> stream(@Param("series") S series, @Param("from") @Nullable P from, @Param("to") @Nullable P to);

    /** Ascending. */
    Cursor<P> streamPoints(@Param("series") S series, @Param("from") @Nullable P from, @Param("to") @Nullable P to);

    /** By series, ascending. */
    Cursor<T> streamAll();

    /** Descending: the newest first. */
    List<T> findLatest(@Param("series") S series, @Param("limit") int limit);

    @Nullable
    T findLatestAt(@Param("series") S series, @Param("at") P at);

    /** By series. */
    List<T> findLatestOfEach();

    /** By series. */
    List<SeriesOverview<S, P>> overview();

    @Nullable
    SeriesOverview<S, P> overviewOf(@Param("series") S series);

    long deleteRange(@Param("series") S series, @Param("from") @Nullable P from, @Param("to") @Nullable P to);

    /** {@code null} deletes all. */
    long deleteBefore(@Param("before") @Nullable P before);
}
