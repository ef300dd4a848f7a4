package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Timestamps;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is held, by ticker. Tickers in arguments follow {@link dev.barkeep.storage.model.FieldRules#ticker}. */
public interface PortfolioPositionRepository {

    /**
     * Inserts a position or replaces it (POS-001); unchanged shares write nothing (POS-002).
     *
     * @param position the position
     * @return what was done
     */
    SaveResult save(PortfolioPosition position);

    /**
     * Saves many positions as {@link #save} does, all or none; of those with the same ticker the last one given counts
     * (POS-003).
     *
     * @param positions the positions
     * @return what was done
     */
    SaveResult saveAll(Collection<PortfolioPosition> positions);

    /**
     * Changes a position by an amount, atomically: of changes that come at the same time none is lost (POS-004). A
     * positive amount opens a position that was not there; a change to zero keeps the row (POS-005).
     *
     * @param ticker the ticker
     * @param change what to add; negative to take away
     * @return the position after the change
     * @throws dev.barkeep.storage.error.InvalidDataException if the position would be negative or too large; it stays as
     *     it was (POS-006)
     * @throws dev.barkeep.storage.error.NotFoundException if there is no position and the change is not positive (POS-007)
     */
    PortfolioPosition adjust(String ticker, BigDecimal change);

    /**
     * Removes a position (POS-008).
     *
     * @param ticker the ticker
     * @return whether it was there
     */
    boolean remove(String ticker);

    /**
     * Finds a position.
     *
     * @param ticker the ticker
     * @return the position, or empty
     */
    Optional<PortfolioPosition> find(String ticker);

    /**
     * Says when a position was opened and last changed.
     *
     * @param ticker the ticker
     * @return its times, or empty if it is not there
     */
    Optional<Timestamps> timestamps(String ticker);

    /**
     * Lists all positions (POS-009).
     *
     * @return the positions, by ticker ascending
     */
    List<PortfolioPosition> list();

    /**
     * Values all positions at given prices (POS-010).
     *
     * @param prices a price for each ticker that has more than zero shares; others are not looked at
     * @return total, values and weights of the positions, those of zero shares included
     * @throws dev.barkeep.storage.error.InvalidDataException if a price is missing, or a ticker is named twice, in two
     *     spellings; it names the ticker (POS-011)
     */
    PortfolioValuation valuation(Map<String, BigDecimal> prices);
}
