package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code intraday_data}. A series is a ticker and an interval. */
interface IntradayDataMapper extends TimeSeriesMapper<IntradayData, IntradaySeries, Instant> {

    /** By ticker and moment. */
    List<IntradayData> findRangeOfSeveral(
            @Param("tickers") Collection<String> tickers,
            @Param("interval") BarInterval interval,
            @Param("from") @Nullable Instant from,
            @Param("to") @Nullable Instant to);
}
