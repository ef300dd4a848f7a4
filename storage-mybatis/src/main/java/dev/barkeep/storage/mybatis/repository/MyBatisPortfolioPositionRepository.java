package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.NotFoundException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.PortfolioValuation;
import dev.barkeep.storage.repository.SaveResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is held. */
final class MyBatisPortfolioPositionRepository extends TableRepository<PortfolioPosition, PortfolioPositionMapper>
        implements PortfolioPositionRepository {

    /** More than others open and remove a position between two statements. */
    private static final int ATTEMPTS = 10;

    MyBatisPortfolioPositionRepository(CallScope scope, Writes writes) {
        super(Tables.PORTFOLIO_POSITIONS, PortfolioPositionMapper.class, scope, writes);
    }

    @Override
    public SaveResult save(PortfolioPosition position) {
        return saveAll(List.of(FieldRules.required("position", position)));
    }

    @Override
    public SaveResult saveAll(Collection<PortfolioPosition> positions) {
        return writes.save(table, mapper, positions);
    }

    @Override
    public PortfolioPosition adjust(String ticker, BigDecimal change) {
        String key = FieldRules.ticker("ticker", ticker);
        BigDecimal amount = FieldRules.ratio("change", change);
        Adjusted result = scope.write(
                "adjust " + table.name(), session -> adjust(session.mapper(mapper), key, amount, writes.times()));
        // Thrown here and not inside: a refusal changed nothing, and must not end a transaction.
        if (result.position == null) {
            throw new NotFoundException(table.name(), key, "change by " + amount.toPlainString());
        }
        if (!result.done) {
            throw new InvalidDataException(
                    "shares",
                    result.position.shares().add(amount),
                    "must be 0 to " + FieldRules.MAX_QUANTITY + " after a change of " + key + " by "
                            + amount.toPlainString() + " from " + result.position.shares());
        }
        return result.position;
    }

    /**
     * What became of a change.
     *
     * @param position the position as it is now, {@code null} if there is none
     * @param done whether it was changed
     */
    private record Adjusted(@Nullable PortfolioPosition position, boolean done) {}

    private static Adjusted adjust(
            PortfolioPositionMapper statements, String ticker, BigDecimal change, Timestamps times) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // A change by nothing is none: updated_at stays.
            boolean changed = change.signum() != 0
                    && statements.add(ticker, change, FieldRules.MAX_QUANTITY, times.updatedAt()) > 0;
            PortfolioPosition position = statements.find(ticker);
            if (position != null) {
                if (changed
                        || change.signum() == 0
                        || !isQuantity(position.shares().add(change))) {
                    return new Adjusted(position, changed || change.signum() == 0);
                }
                // Somebody opened it between the two statements: now there is something to add to.
                continue;
            }
            if (change.signum() <= 0) {
                return new Adjusted(null, false);
            }
            PortfolioPosition opened = new PortfolioPosition(ticker, change);
            if (statements.insertIfAbsent(new Row<>(opened, times.createdAt(), times.updatedAt())) > 0) {
                return new Adjusted(opened, true);
            }
            // Somebody else opened it in between: add to that one.
        }
        throw new ConflictException(
                "could not change " + ticker + " by " + change.toPlainString()
                        + ": it was opened and removed by others all the while, or the database keeps its row from this"
                        + " user; run it again",
                null);
    }

    private static boolean isQuantity(BigDecimal shares) {
        return shares.signum() >= 0 && shares.compareTo(FieldRules.MAX_QUANTITY) <= 0;
    }

    @Override
    public boolean remove(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return delete(statements -> statements.remove(key)) > 0;
    }

    @Override
    public Optional<PortfolioPosition> find(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return findOne(statements -> statements.find(key));
    }

    @Override
    public Optional<Timestamps> timestamps(String ticker) {
        String key = FieldRules.ticker("ticker", ticker);
        return findOne(statements -> statements.timestamps(key));
    }

    @Override
    public List<PortfolioPosition> list() {
        return findList(PortfolioPositionMapper::list);
    }

    @Override
    public PortfolioValuation valuation(Map<String, BigDecimal> prices) {
        Map<String, BigDecimal> known = new HashMap<>();
        FieldRules.required("prices", prices).forEach((given, price) -> {
            String ticker = FieldRules.ticker("ticker", given);
            if (known.put(ticker, FieldRules.price("price", price)) != null) {
                throw new InvalidDataException(
                        "prices", given, "must name each ticker once: " + ticker + " is there twice");
            }
        });
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        BigDecimal total = BigDecimal.ZERO.setScale(2 * FieldRules.SCALE);
        for (PortfolioPosition position : list()) {
            BigDecimal price = known.get(position.ticker());
            if (price == null && position.shares().signum() != 0) {
                throw new InvalidDataException(
                        "price",
                        null,
                        "must be given for " + position.ticker() + ", of which " + position.shares() + " are held");
            }
            BigDecimal value =
                    position.shares().multiply(price == null ? BigDecimal.ZERO.setScale(FieldRules.SCALE) : price);
            values.put(position.ticker(), value);
            total = total.add(value);
        }
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (Map.Entry<String, BigDecimal> value : values.entrySet()) {
            weights.put(
                    value.getKey(),
                    total.signum() == 0
                            ? BigDecimal.ZERO.setScale(FieldRules.SCALE)
                            : value.getValue().divide(total, FieldRules.SCALE, RoundingMode.HALF_EVEN));
        }
        return new PortfolioValuation(total, Collections.unmodifiableMap(values), Collections.unmodifiableMap(weights));
    }
}
