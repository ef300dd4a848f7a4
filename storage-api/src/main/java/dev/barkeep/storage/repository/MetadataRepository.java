package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Timestamps;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Companies by ticker. Tickers in arguments follow {@link dev.barkeep.storage.model.FieldRules#ticker}. */
public interface MetadataRepository {

    /**
     * Inserts a company, or replaces every value of the one with the same ticker (MET-001); unchanged values write nothing
     * (MET-002).
     *
     * @param metadata the company
     * @return what was done
     */
    SaveResult save(Metadata metadata);

    /**
     * Saves many companies as {@link #save} does, all or none; of those with the same ticker the last one given counts
     * (MET-003).
     *
     * @param metadata the companies
     * @return what was done
     */
    SaveResult saveAll(Collection<Metadata> metadata);

    /**
     * Finds a company.
     *
     * @param ticker its ticker
     * @return the company, or empty
     */
    Optional<Metadata> find(String ticker);

    /**
     * Finds several companies (MET-004).
     *
     * @param tickers their tickers, in any number and order
     * @return those that are stored, once each, by ticker ascending
     */
    List<Metadata> findAll(Collection<String> tickers);

    /**
     * Says when a company was stored and last changed.
     *
     * @param ticker its ticker
     * @return its times, or empty if it is not stored
     */
    Optional<Timestamps> timestamps(String ticker);

    /**
     * Lists all companies, the greatest first (MET-005).
     *
     * @return by market cap descending, those without one last, then by ticker ascending
     */
    List<Metadata> listByMarketCap();

    /**
     * Lists all companies with their newest daily bar, the greatest first (MET-006).
     *
     * @return in the order of {@link #listByMarketCap()}; a company without bars is there too
     */
    List<PortfolioSummary> portfolioSummary();
}
