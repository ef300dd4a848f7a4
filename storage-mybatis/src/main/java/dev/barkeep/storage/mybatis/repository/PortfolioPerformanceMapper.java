package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.Stored;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code portfolio_performance}. */
interface PortfolioPerformanceMapper extends RowsMapper<PortfolioPerformance> {

    int insert(NewRow<PortfolioPerformance> row);

    int insertAll(Row<PortfolioPerformance> row);

    /** By date, then id, both descending. */
    List<Stored<PortfolioPerformance>> findRange(
            @Param("from") @Nullable LocalDate from, @Param("to") @Nullable LocalDate to);

    @Nullable
    Stored<PortfolioPerformance> findLatest();
}
