package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.DailyData;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code daily_data}. A series is a ticker. */
interface DailyDataMapper extends TimeSeriesMapper<DailyData, String, LocalDate> {

    /** By ticker and date. */
    List<DailyData> findRangeOfSeveral(
            @Param("tickers") Collection<String> tickers,
            @Param("from") @Nullable LocalDate from,
            @Param("to") @Nullable LocalDate to);
}
