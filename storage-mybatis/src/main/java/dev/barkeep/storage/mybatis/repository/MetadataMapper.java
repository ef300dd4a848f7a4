package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PortfolioSummary;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code metadata}. */
interface MetadataMapper extends RowsMapper<Metadata> {

    /** Of the dialect: inserts or replaces, and leaves a row alone whose values are the same. */
    int upsert(Row<Metadata> row);

    /** By ticker. */
    List<Metadata> findAll(@Param("tickers") Collection<String> tickers);

    @Nullable
    Timestamps timestamps(@Param("ticker") String ticker);

    /** By market cap descending, those without one last, then by ticker. */
    List<Metadata> listByMarketCap();

    /** In the order of {@link #listByMarketCap}. */
    List<PortfolioSummary> portfolioSummary();
}
