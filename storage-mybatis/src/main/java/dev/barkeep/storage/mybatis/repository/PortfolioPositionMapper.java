package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code portfolio_positions}. */
interface PortfolioPositionMapper extends RowsMapper<PortfolioPosition> {

    /** Of the dialect: inserts or replaces, and leaves a row alone whose values are the same. */
    int upsert(Row<PortfolioPosition> row);

    /** Of the dialect: inserts unless there is a row. */
    int insertIfAbsent(Row<PortfolioPosition> row);

    /** Adds, unless the sum would leave the range. */
    int add(
            @Param("ticker") String ticker,
            @Param("change") BigDecimal change,
            @Param("max") BigDecimal max,
            @Param("now") Instant now);

    @Nullable
    PortfolioPosition find(@Param("ticker") String ticker);

    @Nullable
    Timestamps timestamps(@Param("ticker") String ticker);

    /** By ticker. */
    List<PortfolioPosition> list();

    int remove(@Param("ticker") String ticker);
}
